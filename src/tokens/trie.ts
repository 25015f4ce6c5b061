import type { Tree } from './tree';

/**
 * All tokens as a double-array trie (Aoe 1989, with the XOR of darts-clone), two words a slot. The first is
 * `base << 9 | label + 1`: the child for byte `b` is in slot `base ^ b` if that slot has the label `b`. An empty slot
 * is 0. The second is the token that ends there, or -1. The root is slot 0; `base` is 0 where nothing follows.
 */
export type Trie = Int32Array;

/** The longest token that begins at `at` and does not pass `end`; -1 if none. */
export function longest(trie: Trie, bytes: Uint8Array, at: number, end: number): number {
  let token = -1;
  let base = (trie[0] as number) >>> 9;
  while (at < end) {
    const byte = bytes[at++] as number;
    const slot = (base ^ byte) << 1;
    const unit = trie[slot] as number;
    if ((unit & 511) !== byte + 1) break;
    const ending = trie[slot + 1] as number;
    if (ending >= 0) token = ending;
    base = unit >>> 9;
  }
  return token;
}

/** Lays the tree of all tokens out as a trie. */
export function buildTrie(tree: Tree): Trie {
  const { slotOf, baseOf, slots } = layOut(tree);
  const trie = new Int32Array(slots * 2);
  for (let slot = 0; slot < slots; slot++) trie[slot * 2 + 1] = -1;
  trie[0] = (baseOf[0] as number) << 9;
  for (let node = 1; node < tree.size; node++) {
    const slot = (slotOf[node] as number) * 2;
    trie[slot] = ((baseOf[node] as number) << 9) | (((tree.edge[node] as number) & 255) + 1);
    trie[slot + 1] = tree.token[node] as number;
  }
  return trie;
}

/**
 * Gives every node a slot and every parent a base. Parents of many children come first, so that the gaps they leave
 * are filled by only children.
 */
function layOut(tree: Tree) {
  const room = (Math.ceil(tree.size / 256) + 64) * 512;
  const slotOf = new Int32Array(tree.size);
  const baseOf = new Int32Array(tree.size);
  const taken = new Uint8Array(room);
  const bases = new Uint8Array(room);
  taken[0] = bases[0] = 1; // The root's slot, and the base that means "nothing follows".
  let slots = 256;
  let most = 256;
  for (const least of [32, 8, 4, 3, 2, 1]) {
    let free = 1;
    for (let node = 0; node < tree.size; node++) {
      const children = tree.children[node] as number;
      if (children < least || children > most) continue;
      while (!fits(tree, node, free, taken, bases)) free++;
      if (free >= room) throw new Error('The trie of the rank tables does not fit the room left for it.');
      const base = free ^ ((tree.edge[tree.first[node] as number] as number) & 255);
      bases[base] = 1;
      baseOf[node] = base;
      for (let child = tree.first[node] as number; child > 0; child = tree.next[child] as number) {
        const slot = base ^ ((tree.edge[child] as number) & 255);
        taken[slot] = 1;
        slotOf[child] = slot;
      }
      slots = Math.max(slots, (base | 255) + 1);
    }
    most = least - 1;
  }
  return { slotOf, baseOf, slots };
}

/** Whether all children of `node` find a free slot when the first of them takes `slot`. */
function fits(tree: Tree, node: number, slot: number, taken: Uint8Array, bases: Uint8Array): boolean {
  if (taken[slot] === 1) return false;
  let child = tree.first[node] as number;
  const base = slot ^ ((tree.edge[child] as number) & 255);
  if (bases[base] === 1) return false;
  while (child > 0 && taken[base ^ ((tree.edge[child] as number) & 255)] !== 1)
    child = tree.next[child] as number;
  return child === 0;
}
