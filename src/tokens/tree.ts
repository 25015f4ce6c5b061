import { mostTokens } from './pairs';
import type { Ranks } from './ranks';

const rankRoom = mostTokens + 1;

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

/** Grows the tree of `ranks`. In their order here a child is nearly always the newest of its parent, so lists do. */
export function growTree(ranks: Ranks): Tree {
  const { bytes, starts } = ranks;
  const most = bytes.length + 1;
  const edge = new Int32Array(most); // From which parent, by which byte: `parent << 8 | label`.
  const first = new Int32Array(most);
  const next = new Int32Array(most);
  const children = new Uint16Array(most);
  const token = new Int32Array(most).fill(-1);
  let size = 1;
  for (const rank of byFirstBytes(ranks)) {
    let node = 0;
    const end = starts[rank + 1] as number;
    for (let at = starts[rank] as number; at < end; at++) {
      const wanted = (node << 8) | (bytes[at] as number);
      let child = first[node] as number;
      while (child !== 0 && edge[child] !== wanted) child = next[child] as number;
      if (child === 0) {
        child = size++;
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

/** Ranks ordered by the first four bytes of their tokens, so that what lies together is also made and used together. */
function byFirstBytes({ bytes, starts }: Ranks): Float64Array {
  const order = new Float64Array(starts.length - 1);
  for (let rank = 0; rank < order.length; rank++) {
    const start = starts[rank] as number;
    const end = starts[rank + 1] as number;
    let key = 0;
    for (let at = start; at < start + 4; at++) key = key * 256 + (at < end ? (bytes[at] as number) : 0);
    order[rank] = key * rankRoom + rank; // 32 bits and 18: exact in a double.
  }
  return order.sort().map(keyed => keyed % rankRoom);
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
