import type { Item } from './item';

/** What may be a key at every provider. */
const key = /^[\w-]{1,64}$/;

/**
 * Items of rows of values: their keys are the column `id`, where each row has one of its own that providers take, else
 * the rows' numbers, the first is 1.
 */
export function itemsOf(rows: readonly Item['values'][]): readonly Item[] {
  const ids = rows.map(it => it.id ?? '');
  const own = new Set(ids).size === rows.length && ids.every(it => key.test(it));
  return rows.map((values, index) => ({ key: own ? ids[index]! : `${index + 1}`, values }));
}
