import type { TokenCount } from '../tokens';

/** A number of tokens that is known. */
export function exactly(tokens: number): TokenCount {
  return { tokens, low: tokens, high: tokens, basis: 'exact' };
}

/** A number of tokens that is not known exactly, even where its bounds meet. */
export function between(low: number, tokens: number, high: number): TokenCount {
  return { tokens, low, high, basis: 'estimate' };
}

/** The counts of several parts as one: exact if all are. */
export function total(counts: readonly TokenCount[]): TokenCount {
  const sum = (pick: (count: TokenCount) => number) => counts.reduce((so, count) => so + pick(count), 0);
  const exact = counts.every(it => it.basis === 'exact');
  return {
    tokens: sum(it => it.tokens),
    low: sum(it => it.low),
    high: sum(it => it.high),
    basis: exact ? 'exact' : 'estimate',
  };
}
