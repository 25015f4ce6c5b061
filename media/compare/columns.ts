import { machinesNano } from '../../src/prices/machine';
import { formatNano } from '../../src/prices/money';
import type { ColumnId } from './arrangement';
import type { ModelRow } from './view';
import { differenceText, fitText, grouped, inputText } from './words';

/** What a row is held against. */
export interface Against {
  readonly calls: number;
  /** The row of the prompt's own model; absent when that has no price. */
  readonly own: ModelRow | undefined;
}

export interface Column {
  readonly id: ColumnId;
  readonly label: string;
  /** What its figures mean, for a pointer's rest and for screen readers. */
  readonly explanation?: string;
  readonly kind: 'text' | 'figure';
  /** What it is sorted by; null sorts last, whichever way. */
  readonly value: (row: ModelRow, against: Against) => string | number | null;
  /** What stands in the cell; empty where there is nothing to say. */
  readonly text: (row: ModelRow, against: Against) => string;
}

/** The table's columns, in order. */
export const columns: readonly Column[] = [
  { id: 'model', label: 'Model', kind: 'text', value: it => it.model, text: it => it.model },
  { id: 'provider', label: 'Provider', kind: 'text', value: it => it.provider, text: it => it.provider },
  {
    id: 'input',
    label: 'Input tokens',
    explanation: 'Exact where the tokenizer is published; else an estimate with its bounds.',
    kind: 'figure',
    value: it => it.input.tokens,
    text: it => inputText(it.input),
  },
  {
    id: 'cost',
    label: 'A call',
    kind: 'figure',
    value: it => it.costNano,
    text: it => money(it, it.costNano),
  },
  {
    id: 'difference',
    label: 'Against now',
    explanation: 'A call, held against a call on the model the prompt is on now.',
    kind: 'figure',
    value: it => it.costNano,
    text: (it, { own }) => (own && own !== it ? differenceText(it.costNano, own.costNano) : ''),
  },
  {
    id: 'month',
    label: 'A month',
    explanation: 'The calls a month above. A machine by the hour is paid for all month.',
    kind: 'figure',
    value: monthNano,
    text: (it, against) => money(it, monthNano(it, against)),
  },
  {
    id: 'cached',
    label: 'Cached',
    explanation: 'A call with all of its input read from the provider’s prompt cache: the least it can cost.',
    kind: 'figure',
    value: it => it.cachedNano,
    text: it => (it.cachedNano === null ? '–' : money(it, it.cachedNano)),
  },
  {
    id: 'batch',
    label: 'Batch',
    explanation: 'A call in a batch, which may take a day. A dash where no such price is known.',
    kind: 'figure',
    value: it => it.batchNano,
    text: it => (it.batchNano === null ? '–' : money(it, it.batchNano)),
  },
  {
    id: 'context',
    label: 'Context',
    explanation: 'Whether input and output fit the tokens that a request and its answer may hold together.',
    kind: 'figure',
    value: it => it.contextWindow,
    text: fitText,
  },
];

/** What `calls` a month cost on a model, in nano-dollars. */
function monthNano(row: ModelRow, { calls }: Against): number {
  const tokens = row.input.tokens + row.outputTokens;
  return row.machine ? machinesNano(row.machine, tokens, calls) : row.costNano * calls;
}

/** The amount of an estimated count is an estimate. */
function money({ input }: ModelRow, nano: number): string {
  return (input.exact ? '' : '≈ ') + formatNano(nano);
}

/** `1,234 calls`. */
export const callsText = (calls: number): string => `${grouped(calls)} ${calls === 1 ? 'call' : 'calls'}`;
