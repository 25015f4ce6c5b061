import { csvText } from './csv';
import type { Outcome, Trial } from './trial';

/** What one side made of an input, as it is exported: keys and units stay as they are from version to version. */
interface ExportedOutcome {
  readonly answer: string;
  readonly score: number | null;
  readonly why: string;
  readonly model: string;
  readonly costNano: number | null;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly latencyMs: number;
  readonly status: string;
}

/** A pair as it is exported. */
export interface ExportedPair {
  readonly number: number;
  readonly input: Readonly<Record<string, string>>;
  readonly expected: string | null;
  readonly a: ExportedOutcome;
  readonly b: ExportedOutcome;
}

/** The pairs of a trial as plain data. */
export const exportedPairs = ({ pairs }: Trial): readonly ExportedPair[] =>
  pairs.map(({ number, input, a, b }) => ({
    number,
    input: input.values,
    expected: input.expected ?? null,
    a: exported(a),
    b: exported(b),
  }));

const exported = ({ text, score, why, call }: Outcome): ExportedOutcome => ({
  answer: text,
  score,
  why,
  model: call.model,
  costNano: call.costNano,
  inputTokens: call.input + call.cacheRead + call.cacheWrite5m + call.cacheWrite1h,
  outputTokens: call.output,
  latencyMs: call.latencyMs,
  status: call.status,
});

/** The same as a table: a column for each value of the inputs, then those of either side. */
export function exportedTable(trial: Trial): string {
  const pairs = exportedPairs(trial);
  const names = [...new Set(pairs.flatMap(it => Object.keys(it.input)))];
  const outcome = [
    'answer',
    'score',
    'why',
    'model',
    'costNano',
    'inputTokens',
    'outputTokens',
    'latencyMs',
    'status',
  ] as const;
  const head = [
    'number',
    ...names,
    'expected',
    ...(['a', 'b'] as const).flatMap(side => outcome.map(it => `${side}.${it}`)),
  ];
  const rows = pairs.map(({ number, input, expected, a, b }) => [
    number,
    ...names.map(name => input[name] ?? ''),
    expected ?? '',
    ...[a, b].flatMap(side => outcome.map(it => side[it] ?? '')),
  ]);
  return csvText([head, ...rows]);
}
