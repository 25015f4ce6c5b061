import { formatNano } from '../prices';
import {
  costOf,
  type Decision,
  decision,
  decisionText,
  exportedPairs,
  losses,
  type Pair,
  ruleText,
  type Scoring,
  type SideSummary,
  scoringText,
  summary,
  type Trial,
  type TrialCost,
  type Variant,
} from '../trials';
import type { Outcome } from './command';
import { table } from './table';

/** What a trial will cost, at once and in a batch, in a line; first the way that is taken. */
export function costLine(cost: TrialCost, isInBatch = false): string {
  if (cost.kind === 'unpriced') return `${cost.calls} calls, of unknown cost: ${cost.because}`;
  const { calls, expectedNano, inBatch } = cost;
  const { lowNano, highNano, expectedNano: ownNano } = (isInBatch && inBatch) || cost;
  const own = `${calls} calls, about ${formatNano(ownNano)} (${formatNano(lowNano)} to ${formatNano(highNano)})`;
  if (!inBatch) return own;
  return isInBatch
    ? `${own} in a batch, within 24 hours; at once about ${formatNano(expectedNano)}`
    : `${own}; with --batch about ${formatNano(inBatch.expectedNano)}, within 24 hours`;
}

interface About {
  readonly first: Variant;
  readonly second: Variant;
  readonly scoring: Scoring;
}

/** What came of a trial: 0 when the second variant will do, 1 when it will not or that is not decided. */
export function trialOutcome(done: Trial, { first, second, scoring }: About): Outcome {
  const decided = decision(done);
  const { costNano, calls, unpricedCalls } = costOf(done);
  const [a, b] = [summary(done, 'a'), summary(done, 'b')];
  const named = { model: first.name, cheaper: second.name };
  const verdict = decisionText(decided, named);
  const unpriced = unpricedCalls > 0 ? `, and ${unpricedCalls} of unknown cost` : '';
  const worse = losses(done.pairs);
  return {
    json: {
      a: { name: first.name, model: first.model, ...a },
      b: { name: second.name, model: second.model, ...b },
      scoring,
      decision: { ...decided, text: verdict },
      cost: { calls, costNano, unpricedCalls },
      stopped: done.stopped ?? null,
      pairs: exportedPairs(done),
    },
    text: [
      verdict,
      ruleText(decided, named),
      `Scored: ${scoringText(scoring)}. The trial cost ${formatNano(costNano)} for ${calls} calls${unpriced}.`,
      '',
      sidesTable([first, a], [second, b]),
      ...(worse.length > 0 ? ['', `Where ${second.name} did worse:`, ...worse.map(lossText)] : []),
    ].join('\n'),
    complaints: done.stopped === undefined ? [] : [done.stopped],
    exit: exitOf(decided, done),
  };
}

const exitOf = ({ kind }: Decision, { stopped }: Trial) =>
  kind === 'downgrade' && stopped === undefined ? 0 : 1;

function sidesTable(...sides: readonly (readonly [Variant, SideSummary])[]): string {
  const rows = sides.map(([{ name }, it]) => [
    name,
    it.meanScore === null ? '-' : it.meanScore.toFixed(3),
    it.unpricedCalls > 0 ? 'unpriced' : formatNano(it.costNano),
    it.medianLatencyMs === null ? '-' : `${it.medianLatencyMs} ms`,
    String(it.failures),
  ]);
  return table(['', 'mean score', 'cost', 'median time', 'failed'], rows);
}

function lossText({ number, input, a, b }: Pair): string {
  const given = Object.entries(input.values).map(([name, value]) => `${name}: ${brief(value)}`);
  return [`${number}. ${given.join(' · ')}`, `   ${brief(a.text)}`, `   ${brief(b.text)}  (${b.why})`].join(
    '\n',
  );
}

function brief(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
