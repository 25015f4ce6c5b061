import { expectedNano, fitPattern, type Stretch } from './pattern';

/** How far past forecasts of a method were off: what came, as multiples of what was expected. */
export interface Spread {
  /** One outcome in ten is thought to lie below. */
  readonly low: number;
  /** One outcome in ten is thought to lie above. */
  readonly high: number;
}

/** Days of history before a past forecast can be judged, and judged forecasts before they are trusted. */
const fewestDays = 10;
const fewestJudged = 6;
/** What is thought of a history too short to judge by; `npm run bench:forecast` shows how often it holds. */
const prior: Spread = { low: 0.35, high: 2.2 };
/** Judged forecasts that the prior counts as. */
const priorWeight = 4;
/** Judged forecasts overlap, so that more of them tell little that is new. */
const mostJudged = 60;
/** A forecast from next to nothing may have been off by any factor; one that says "a millionfold" says nothing. */
const mostTimes = 10;
/** Further out than a tenth, because the past holds fewer surprises than there are. */
const tail = 0.05;

/** What each of the `days` days after `history` is expected to cost, in nano-dollars, not rounded. */
export function expectedDays(history: Stretch, days: number): readonly number[] {
  const pattern = fitPattern(history);
  const next = history.weekday + history.costsNano.length;
  return Array.from({ length: days }, (_, index) => expectedNano(pattern, next + index));
}

/**
 * How far `expectedDays` may be off, learnt from what it would have said of as many days at earlier days of this very
 * history, and what those days then cost. Never narrower than no error at all: `low` is at most 1, `high` at least 1.
 */
export function spreadOf(history: Stretch, days: number): Spread {
  const ratios = pastRatios(history, days).sort((a, b) => a - b);
  if (ratios.length < fewestJudged) return prior;
  const trust = ratios.length / (ratios.length + priorWeight);
  const blend = (judged: number, otherwise: number) =>
    Math.min(Math.max(judged, 1 / mostTimes), mostTimes) ** trust * otherwise ** (1 - trust);
  return {
    low: Math.min(1, blend(quantile(ratios, tail), prior.low)),
    high: Math.max(1, blend(quantile(ratios, 1 - tail), prior.high)),
  };
}

function pastRatios({ weekday, costsNano }: Stretch, days: number): number[] {
  const ratios: number[] = [];
  const lastOrigin = costsNano.length - days;
  for (let origin = Math.max(fewestDays, lastOrigin - mostJudged + 1); origin <= lastOrigin; origin++) {
    const expected = sum(expectedDays({ weekday, costsNano: costsNano.slice(0, origin) }, days));
    if (expected > 0) ratios.push(sum(costsNano.slice(origin, origin + days)) / expected);
  }
  return ratios;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, it) => total + it, 0);

/** Between the two values that `part` falls between; `sorted` ascends and is not empty. */
function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const low = sorted[Math.floor(at)]!;
  return low + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - low);
}
