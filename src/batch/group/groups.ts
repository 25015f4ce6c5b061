import type { Item } from '../item';

/** Items of one request, at most: with more, models begin to leave some out. */
export const mostItems = 20;

/** Tokens of values in one request, at most: what is large gains nothing by sharing its instructions. */
const mostTokens = 4000;

/**
 * Items in groups of at most `size`, in their order. One that is large by itself is a group of its own.
 * @param size 1 to `mostItems`
 * @param count tokens of a text, at least roughly
 */
export function groupsOf(
  items: readonly Item[],
  size: number,
  count: (text: string) => number,
): readonly (readonly Item[])[] {
  if (!Number.isInteger(size) || size < 1 || size > mostItems) {
    throw new RangeError(`A group has 1 to ${mostItems} items, not ${size}.`);
  }
  const groups: Item[][] = [];
  let tokens = 0;
  for (const item of items) {
    const own = Object.values(item.values).reduce((sum, it) => sum + count(it), 0);
    const group = groups.at(-1);
    if (group && group.length < size && tokens + own <= mostTokens) {
      group.push(item);
      tokens += own;
    } else {
      groups.push([item]);
      tokens = own;
    }
  }
  return groups;
}
