import * as v from 'valibot';
import type { Wish } from './view';

/** Calls that a list begins with, and by how many it grows, up to `mostShown`: whoever needs more exports them. */
export const [firstShown, moreShown, mostShown] = [25, 50, 525];

export const firstWish: Wish = { scope: '', period: 'days30', range: null, search: '', shown: firstShown };

export const periodId = v.picklist(['month', 'today', 'days30', 'range']);

const day = v.pipe(v.string(), v.isoDate());

/** What the page asks for; the editor looks through it too, for a page is a stranger. */
export const wish: v.GenericSchema<unknown, Wish> = v.object({
  scope: v.string(),
  period: periodId,
  range: v.nullable(v.object({ from: day, to: day })),
  search: v.pipe(v.string(), v.maxLength(200)),
  shown: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostShown)),
});
