import type { FromWebview } from './messages';
import type { DayRange, Wish } from './wish';

/** How the user has the page: what is chosen, what is folded and what is being typed. */
export interface Arrangement {
  readonly wish: Wish;
  /** The day of the chart that the keyboard stands on; empty for the last. */
  readonly day: string;
  /** Ids of the parts that are not as they are to begin with: folded in, or out. */
  readonly turned: readonly string[];
  /** Titles of the breakdowns shown in full. */
  readonly inFull: readonly string[];
  /** The days in the two fields, which need not be days yet. */
  readonly draft: DayRange;
  /** Why those days cannot be shown; empty until they were asked for. */
  readonly problem: string;
}

export interface PageActions {
  readonly ask: (message: Exclude<FromWebview, { type: 'show' }>) => void;
  /** Wishes for something else, which the page is asked for and drawn with. */
  readonly want: (change: Partial<Wish>) => void;
  /** Changes the arrangement; `redraw` unless the page already shows it. */
  readonly arrange: (change: Partial<Arrangement>, redraw: boolean) => void;
}
