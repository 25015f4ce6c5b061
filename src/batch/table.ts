import type { Item, ItemResult } from './item';

/** An item with what came of it, as a line of a file holds it. */
export interface ItemLine extends ItemResult {
  readonly values: Item['values'];
}

/** Items beside their results, which are in the same order. */
export const itemLines = (items: readonly Item[], results: readonly ItemResult[]): readonly ItemLine[] =>
  results.map((result, index) => ({ ...result, values: items[index]?.values ?? {} }));

/** The same as JSON lines. */
export const itemsText = (lines: readonly ItemLine[]): string =>
  lines.map(it => `${JSON.stringify(it)}\n`).join('');
