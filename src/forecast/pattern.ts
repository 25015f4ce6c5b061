/** What a day of each kind is expected to cost, fitted to the days before it. */
export interface Pattern {
  /** Nano-dollars of a day whose weekday has the factor 1; not rounded. */
  readonly levelNano: number;
  /** What a Monday to Sunday cost, as multiples of the level. */
  readonly weekdays: readonly number[];
}

/** What consecutive days cost, in nano-dollars; the first is of weekday `weekday` (0 is Monday). */
export interface Stretch {
  readonly weekday: number;
  readonly costsNano: readonly number[];
}

/** Days after which a day counts half: spend changes with a project, the habits of a week hardly do. */
const levelHalfLife = 8;
const weekdayHalfLife = 40;
/** Days of the average kind that each weekday is thought to have had before the first one: few days tell little. */
const priorDays = 1.5;
/** A single day counts up to this multiple of the dearest other day of its weekday: one wild day is no new level. */
const mostOfDearest = 2;

/**
 * Fits level and weekdays: weighted means in which older days count less, and wild days are cut down. A stretch of no
 * days has the level 0.
 */
export function fitPattern(stretch: Stretch): Pattern {
  const { weekday } = stretch;
  const costsNano = tamed(stretch);
  const sums = Array<number>(7).fill(0);
  const weights = Array<number>(7).fill(0);
  eachDay(costsNano, weekdayHalfLife, (index, counts) => {
    const kind = (weekday + index) % 7;
    sums[kind]! += counts * costsNano[index]!;
    weights[kind]! += counts;
  });
  const mean = total(sums) / total(weights);
  if (!(mean > 0)) return { levelNano: 0, weekdays: Array(7).fill(1) };
  const weekdays = sums.map((sum, kind) => (sum + priorDays * mean) / (weights[kind]! + priorDays) / mean);
  let spent = 0;
  let usual = 0;
  eachDay(costsNano, levelHalfLife, (index, counts) => {
    spent += counts * costsNano[index]!;
    usual += counts * weekdays[(weekday + index) % 7]!;
  });
  return { levelNano: spent / usual, weekdays };
}

/** The days, each cut down to what the others of its weekday can vouch for; one whose others cost nothing is left. */
function tamed({ weekday, costsNano }: Stretch): readonly number[] {
  const dearest = Array.from({ length: 7 }, () => [0, 0]);
  costsNano.forEach((cost, index) => {
    const [first, second] = dearest[(weekday + index) % 7]! as [number, number];
    dearest[(weekday + index) % 7] = cost > first ? [cost, first] : [first, Math.max(second, cost)];
  });
  return costsNano.map((cost, index) => {
    const [first, second] = dearest[(weekday + index) % 7]! as [number, number];
    const other = cost === first ? second : first;
    return other > 0 ? Math.min(cost, mostOfDearest * other) : cost;
  });
}

/** What a day of `weekday` is expected to cost, in nano-dollars, not rounded; weekdays go on past Sunday (7 is Monday). */
export const expectedNano = ({ levelNano, weekdays }: Pattern, weekday: number): number =>
  levelNano * weekdays[weekday % 7]!;

/** Calls `visit` with each day, the last first, and what it counts: the last one 1, one `halfLife` days earlier half. */
function eachDay(
  days: readonly unknown[],
  halfLife: number,
  visit: (index: number, counts: number) => void,
): void {
  const fading = 0.5 ** (1 / halfLife);
  let counts = 1;
  for (let index = days.length - 1; index >= 0; index--) {
    visit(index, counts);
    counts *= fading;
  }
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, it) => sum + it, 0);
