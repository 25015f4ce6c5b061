import type { Verdict } from '../checks';
import type { Call } from '../ledger';
import type { Input } from './inputs';
import { type Decision, decide, type Rule } from './rule';

/** What one side made of an input. */
export interface Outcome extends Verdict {
  readonly text: string;
  readonly call: Call;
  /** What went wrong with the call, as a sentence; such an outcome has no score. */
  readonly failed?: string;
}

/** What both sides made of an input. */
export interface Pair {
  /** Which input it is, from 1. */
  readonly number: number;
  readonly input: Input;
  readonly a: Outcome;
  readonly b: Outcome;
}

/** What came of a trial. */
export interface Trial {
  /** In the order of the inputs; of a trial that was stopped, those that were run on both sides. */
  readonly pairs: readonly Pair[];
  /** Calls that are in no pair: the judge's, and those of inputs that were broken off or are run again. */
  readonly apart: readonly Call[];
  /** Why it was stopped before its end, as a sentence. */
  readonly stopped?: string;
}

/** The sum of calls. */
export interface Spent {
  readonly calls: number;
  readonly costNano: number;
  /** Calls without a price, and those that a subscription covers: not in `costNano`. */
  readonly unpricedCalls: number;
}

/** What calls cost. */
function spentOn(calls: readonly Call[]): Spent {
  return {
    calls: calls.length,
    costNano: calls.reduce((sum, it) => sum + (it.costNano ?? 0), 0),
    unpricedCalls: calls.filter(it => it.costNano === null).length,
  };
}

/** What a whole trial cost. */
export const costOf = ({ pairs, apart }: Trial): Spent =>
  spentOn([...pairs.flatMap(it => [it.a.call, it.b.call]), ...apart]);

/** One side of a trial over all its inputs. */
export interface SideSummary extends Spent {
  /** Of the inputs that both sides have a score for; null where there are none. */
  readonly meanScore: number | null;
  readonly failures: number;
  /** Milliseconds, of the calls that were answered at once; null where none was. */
  readonly medianLatencyMs: number | null;
}

/** One side of a trial in figures. */
export function summary({ pairs }: Trial, side: 'a' | 'b'): SideSummary {
  const outcomes = pairs.map(it => it[side]);
  const scores = scoredPairs(pairs).map(it => it[side].score ?? 0);
  const latencies = outcomes
    .filter(it => it.failed === undefined && !it.call.batch)
    .map(it => it.call.latencyMs)
    .sort((a, b) => a - b);
  return {
    ...spentOn(outcomes.map(it => it.call)),
    meanScore: scores.length > 0 ? scores.reduce((sum, it) => sum + it, 0) / scores.length : null,
    failures: outcomes.filter(it => it.failed !== undefined).length,
    medianLatencyMs: latencies[Math.floor(latencies.length / 2)] ?? null,
  };
}

/** What a trial of a cheaper model decides, `b` being the cheaper one. */
export function decision({ pairs }: Trial, rule?: Rule): Decision {
  const scores = scoredPairs(pairs).map(({ a, b }) => ({ other: a.score ?? 0, cheap: b.score ?? 0 }));
  return decide(scores, rule);
}

/** Pairs in which `b` scores less than `a`, the widest differences first. */
export function losses(pairs: readonly Pair[]): readonly Pair[] {
  const behind = ({ a, b }: Pair) => (a.score ?? 0) - (b.score ?? 0);
  return scoredPairs(pairs)
    .filter(it => behind(it) > 0)
    .toSorted((x, y) => behind(y) - behind(x) || x.number - y.number);
}

/** Whether both sides gave an answer. */
export const isAnswered = ({ a, b }: Pair): boolean => a.failed === undefined && b.failed === undefined;

const scoredPairs = (pairs: readonly Pair[]) =>
  pairs.filter(({ a, b }) => a.score !== null && b.score !== null);
