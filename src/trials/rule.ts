/** When a cheaper model may take over. */
export interface Rule {
  /** Share of the other's mean score that has to be kept. */
  readonly keep: number;
  /** Standard errors that are taken off the cheap model's mean first. */
  readonly standardErrors: number;
  /** Pairs of scores below which nobody is moved. */
  readonly fewest: number;
}

/**
 * Wrong in 3 of 100 cases of public results where guessing is wrong in 17 to 100 of them, and finds half of the
 * savings there are.
 */
export const usualRule: Rule = { keep: 0.95, standardErrors: 1, fewest: 30 };

/** Pairs that show by themselves that a model will not do, where nearly every one does. */
const fewestToKeep = 10;

/** Pairs beyond which a difference is too small to be worth measuring. */
const mostPairs = 300;

/** Scores of one input, 0 to 1. */
export interface ScoredPair {
  readonly cheap: number;
  readonly other: number;
}

/**
 * What a trial comes to:
 * - `downgrade`: the cheap model keeps what it has to;
 * - `keep`: it does not, or the two are too close for any number of runs worth paying to tell;
 * - `more`: so many more pairs would decide, if they turn out like those there are;
 * - `unfit`: the check passes hardly an answer of the other model, so it cannot tell them apart.
 */
export type Decision = Measured &
  (
    | { readonly kind: 'downgrade' }
    | { readonly kind: 'keep'; readonly because: 'worse' | 'too close' }
    | { readonly kind: 'more'; readonly more: number }
    | { readonly kind: 'unfit' }
  );

/** What was measured. */
export interface Measured {
  readonly pairs: number;
  readonly cheapMean: number;
  readonly otherMean: number;
  /** Of the cheap model's mean. */
  readonly standardError: number;
  /** The cheap model's mean as a share of the other's; more than 1 where it does better, 0 where neither scores. */
  readonly keeps: number;
}

/** A mean of the other model below which the check says next to nothing. */
const leastMean = 0.05;

/**
 * Decides by the rule: the cheap model may take over when its mean less a standard error is at least `keep` of the
 * other's mean, over at least `fewest` pairs. A pair without both scores is no pair. Pure: the order does not matter.
 */
export function decide(scores: readonly ScoredPair[], rule: Rule = usualRule): Decision {
  const { keep, standardErrors, fewest } = rule;
  const pairs = scores.length;
  const cheapMean = mean(scores.map(it => it.cheap));
  const otherMean = mean(scores.map(it => it.other));
  const deviation = deviationOf(scores.map(it => it.cheap));
  const standardError = pairs > 0 ? deviation / Math.sqrt(pairs) : 0;
  const measured = {
    pairs,
    cheapMean,
    otherMean,
    standardError,
    keeps: otherMean > 0 ? cheapMean / otherMean : 0,
  };
  const slack = standardErrors * standardError;
  const gap = cheapMean - keep * otherMean;
  const isUnfit = otherMean < leastMean && cheapMean < leastMean;
  if (pairs < fewest) {
    if (pairs >= fewestToKeep && !isUnfit && gap + 2 * slack < 0)
      return { ...measured, kind: 'keep', because: 'worse' };
    return { ...measured, kind: 'more', more: fewest - pairs };
  }
  if (isUnfit) return { ...measured, kind: 'unfit' };
  if (gap - slack >= 0) return { ...measured, kind: 'downgrade' };
  if (gap + slack < 0) return { ...measured, kind: 'keep', because: 'worse' };
  const enough = Math.ceil(((standardErrors * deviation) / gap) ** 2);
  return enough <= mostPairs
    ? { ...measured, kind: 'more', more: Math.max(1, enough - pairs) }
    : { ...measured, kind: 'keep', because: 'too close' };
}

const mean = (values: readonly number[]) =>
  values.length > 0 ? values.reduce((sum, it) => sum + it, 0) / values.length : 0;

/** Standard deviation of what the values are a sample of. */
function deviationOf(values: readonly number[]): number {
  if (values.length < 2) return 0;
  const middle = mean(values);
  const squares = values.reduce((sum, it) => sum + (it - middle) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
