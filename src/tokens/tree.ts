import type { Ranks } from './ranks';

/** All prefixes of all tokens, as nodes numbered from 0, the empty one. Only for building a trie. */
export interface Tree {
  readonly size: number;
  /** Last byte of each node's prefix. */
  readonly label: Uint8Array;
  /** First child and next sibling of each node, 0 for none, and how many children it has. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly children: Uint16Array;
  /** The token each node is, or -1. */
  readonly token: Int32Array;
}

/** Grows the tree of `ranks`. Children are found through a hash table: lists of up to 256 would be walked too often. */
export function growTree({ bytes, starts }: Ranks): Tree {
  const most = bytes.length + 1;
  const label = new Uint8Array(most);
  const first = new Int32Array(most);
  const next = new Int32Array(most);
  const children = new Uint16Array(most);
  const token = new Int32Array(most).fill(-1);
  const bits = 32 - Math.clz32(bytes.length);
  const hashed = new Int32Array(1 << bits);
  const parent = new Int32Array(most);
  let size = 1;
  for (let rank = 0; rank + 1 < starts.length; rank++) {
    let node = 0;
    for (let at = starts[rank] as number; at < (starts[rank + 1] as number); at++) {
      const byte = bytes[at] as number;
      let slot = Math.imul((node << 8) | byte, 0x9e3779b1) >>> (32 - bits);
      let child = hashed[slot] as number;
      while (child !== 0 && (parent[child] !== node || label[child] !== byte)) {
        slot = (slot + 1) & (hashed.length - 1);
        child = hashed[slot] as number;
      }
      if (child === 0) {
        child = size++;
        hashed[slot] = child;
        parent[child] = node;
        label[child] = byte;
        next[child] = first[node] as number;
        first[node] = child;
        (children[node] as number)++;
      }
      node = child;
    }
    token[node] = rank;
  }
  return { size, label, first, next, children, token };
}
