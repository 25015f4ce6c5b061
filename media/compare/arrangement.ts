/** The table's columns that can be sorted by, in their order. */
export const columnIds = [
  'model',
  'provider',
  'input',
  'cost',
  'difference',
  'month',
  'cached',
  'batch',
  'context',
] as const;

export type ColumnId = (typeof columnIds)[number];

/** How the user has the page. */
export interface Arrangement {
  readonly column: ColumnId;
  readonly descending: boolean;
  /** Words that a model's name or provider must hold. */
  readonly text: string;
  /** Only this provider's models; empty for all. */
  readonly provider: string;
  /** Calls a month as typed in; null for those the ledger knows. */
  readonly calls: number | null;
  /** Every row, not just the first ones. */
  readonly all: boolean;
}

export const initial: Arrangement = {
  column: 'cost',
  descending: false,
  text: '',
  provider: '',
  calls: null,
  all: false,
};

/** Calls a month that are assumed where the ledger knows none. */
const assumedCalls = 1000;

/** Calls a month that the page reckons with, and where the figure is from. */
export function callsOf(
  { calls }: Arrangement,
  recorded: { readonly calls: number },
): { readonly calls: number; readonly from: 'typed' | 'ledger' | 'assumed' } {
  if (calls !== null) return { calls, from: 'typed' };
  if (recorded.calls > 0) return { calls: recorded.calls, from: 'ledger' };
  return { calls: assumedCalls, from: 'assumed' };
}
