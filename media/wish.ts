import * as v from 'valibot';

/** How a call can have ended, as calls are chosen by it. */
export const endings = ['done', 'failed', 'cut', 'retried', 'cached'] as const;

export type PeriodId = 'month' | 'today' | 'days30' | 'range';

/** What the user wants to see. */
export interface Wish {
  /** A workspace, empty for all of them. */
  readonly scope: string;
  /** Its calls are listed. */
  readonly period: PeriodId;
  /** Days of the user's choice; null as long as they made none. */
  readonly range: DayRange | null;
  /** Words to search calls for; empty for none. */
  readonly search: string;
  /** Only calls that ended so are listed; empty for all. */
  readonly ending: (typeof endings)[number] | '';
  /** Calls listed at most, up to `mostShown`. */
  readonly shown: number;
  readonly whatIf: WhatIfWish;
}

/** Days, `YYYY-MM-DD`, both included. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

/** What could have been otherwise. */
export interface WhatIfWish {
  /** The model whose calls go to another; empty for the dearest. */
  readonly from: string;
  /** The other model, as the user writes it; empty for none. */
  readonly to: string;
  readonly cachedPercent: number;
  readonly times: number;
}

/** Calls that a list begins with, and by how many it grows, up to `mostShown`: whoever needs more exports them. */
export const [firstShown, moreShown, mostShown] = [25, 50, 525];

export const firstWish: Wish = {
  scope: '',
  period: 'days30',
  range: null,
  search: '',
  ending: '',
  shown: firstShown,
  whatIf: { from: '', to: '', cachedPercent: 40, times: 3 },
};

export const periodId = v.picklist(['month', 'today', 'days30', 'range']);

const day = v.pipe(v.string(), v.isoDate());

/** What the page asks for; the editor looks through it too, for a page is a stranger. */
export const wish: v.GenericSchema<unknown, Wish> = v.object({
  scope: v.string(),
  period: periodId,
  range: v.nullable(v.object({ from: day, to: day })),
  search: v.pipe(v.string(), v.maxLength(200)),
  // A page kept by an earlier version knows of none.
  ending: v.optional(v.picklist(['', ...endings]), ''),
  shown: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostShown)),
  whatIf: v.object({
    from: v.string(),
    to: v.pipe(v.string(), v.maxLength(100)),
    cachedPercent: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
    times: v.pipe(v.number(), v.minValue(0), v.maxValue(1000)),
  }),
});
