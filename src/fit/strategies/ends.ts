import type { Order } from './piece';

/**
 * Keeps both ends and leaves out the middle, which models attend to least (Liu et al. 2023, "Lost in the Middle"). Takes
 * from the side that has fewer tokens so far, from the start when both have the same.
 */
export const ends: Order = function* (pieces) {
  let [first, last] = [0, pieces.length - 1];
  let [before, behind] = [0, 0];
  while (first <= last) {
    if (before <= behind) {
      before += pieces[first]?.tokens ?? 0;
      yield first++;
    } else {
      behind += pieces[last]?.tokens ?? 0;
      yield last--;
    }
  }
};
