import type { Ranks } from './ranks';

/** All prefixes of all tokens, as nodes numbered from 0, the empty one. Only for building a trie. */
export interface Tree {
  readonly size: number;
  /** `parent << 8 | label`, where the label is the last byte of the node's prefix. */
  readonly edge: Int32Array;
  /** First child and next sibling of each node, 0 for none, and how many children it has. */
  readonly first: Int32Array;
  readonly next: Int32Array;
  readonly children: Uint16Array;
  /** The token each node is, or -1. */
  readonly token: Int32Array;
}

/** Grows the tree of `ranks`. Children are found through a hash table: lists of up to 256 would be walked too often. */
export function growTree(ranks: Ranks): Tree {
  const { bytes, starts } = ranks;
  const most = bytes.length + 1;
  const edge = new Int32Array(most); // From which parent, by which byte: `parent << 8 | label`.
  const first = new Int32Array(most);
  const next = new Int32Array(most);
  const children = new Uint16Array(most);
  const token = new Int32Array(most).fill(-1);
  const bits = 32 - Math.clz32(bytes.length);
  const hashed = new Int32Array(1 << bits);
  let size = 1;
  for (const rank of byFirstBytes(ranks)) {
    let node = 0;
    const end = starts[rank + 1] as number;
    for (let at = starts[rank] as number; at < end; at++) {
      const wanted = (node << 8) | (bytes[at] as number);
      let slot = Math.imul(wanted, 0x9e3779b1) >>> (32 - bits);
      let child = hashed[slot] as number;
      while (child !== 0 && edge[child] !== wanted) {
        slot = (slot + 1) & (hashed.length - 1);
        child = hashed[slot] as number;
      }
      if (child === 0) {
        child = size++;
        hashed[slot] = child;
        edge[child] = wanted;
        next[child] = first[node] as number;
        first[node] = child;
        children[node] = (children[node] as number) + 1;
      }
      node = child;
    }
    token[node] = rank;
  }
  return { size, edge, first, next, children, token };
}

/** Ranks ordered by the first two bytes of their tokens, so that what lies together is also made and used together. */
function byFirstBytes({ bytes, starts }: Ranks): Int32Array {
  const keyOf = (rank: number): number => {
    const start = starts[rank] as number;
    const second = start + 1 < (starts[rank + 1] as number) ? (bytes[start + 1] as number) : 0;
    return ((bytes[start] as number) << 8) | second;
  };
  const place = new Int32Array(0x10001);
  const tokens = starts.length - 1;
  for (let rank = 0; rank < tokens; rank++) place[keyOf(rank) + 1] = (place[keyOf(rank) + 1] as number) + 1;
  for (let key = 0; key < 0x10000; key++)
    place[key + 1] = (place[key + 1] as number) + (place[key] as number);
  const order = new Int32Array(tokens);
  for (let rank = 0; rank < tokens; rank++) {
    const key = keyOf(rank);
    order[place[key] as number] = rank;
    place[key] = (place[key] as number) + 1;
  }
  return order;
}

/** For each token the longest other token it begins with, or -1. A parent's number is below its children's. */
export function shorterTokens(tree: Tree, tokens: number): Int32Array {
  const shorter = new Int32Array(tokens);
  const above = new Int32Array(tree.size).fill(-1);
  for (let node = 1; node < tree.size; node++) {
    const parent = (tree.edge[node] as number) >> 8;
    const ending = tree.token[parent] as number;
    above[node] = ending >= 0 ? ending : (above[parent] as number);
    const token = tree.token[node] as number;
    if (token >= 0) shorter[token] = above[node] as number;
  }
  return shorter;
}
