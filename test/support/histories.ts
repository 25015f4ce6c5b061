import type { DaySpend } from '../../src/forecast';
import { addDays, weekday } from '../../src/forecast/calendar';

/** Invented spenders: what a day costs as a share of their usual one, by the day's number, weekday and chance. */
const spenders: Readonly<
  Record<string, (day: number, weekday: number, chance: Chance, life: Life) => number>
> = {
  team: (_, week, chance) => (week < 5 ? 1 : 0.1) * chance.around(0.3),
  service: (_, week, chance) => (week < 5 ? 1 : 0.7) * chance.around(0.12),
  hobbyist: (_, week, chance) => (chance.happens(week < 5 ? 0.3 : 0.5) ? chance.around(0.8) : 0),
  growing: (day, week, chance) => 1.012 ** day * (week < 5 ? 1 : 0.3) * chance.around(0.25),
  fading: (day, week, chance) => 0.988 ** day * (week < 5 ? 1 : 0.3) * chance.around(0.25),
  switching: (day, week, chance, life) =>
    (day < life.change ? 1 : 3) * (week < 5 ? 1 : 0.2) * chance.around(0.3),
  batches: (_, week, chance) => (week === 0 ? 8 : 0.4) * chance.around(0.3),
  spiky: (_, week, chance) => (week < 5 ? 1 : 0.2) * chance.around(0.3) * (chance.happens(0.02) ? 12 : 1),
  projects: (day, week, chance, life) =>
    (Math.floor((day + life.change) / 18) % 2 ? 1 : 0.15) * (week < 5 ? 1 : 0.1) * chance.around(0.4),
};

interface Life {
  /** The day on which something changes. */
  readonly change: number;
}

class Chance {
  constructor(private state: number) {}

  /** From 0 up to 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  happens(part: number): boolean {
    return this.next() < part;
  }

  /** Around 1, logarithmically normal: `spread` is the standard deviation of the logarithm. */
  around(spread: number): number {
    const normal = Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next());
    return Math.exp(spread * normal - spread ** 2 / 2);
  }
}

/** `days` days of an invented spender from `first` on; the same seed gives the same days. */
export function history(spender: string, first: string, days: number, seed: number): readonly DaySpend[] {
  const chance = new Chance(seed);
  const life = { change: 20 + Math.floor(chance.next() * (days - 20)) };
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(first, index);
    return { day, costNano: Math.round(5e9 * spenders[spender]!(index, weekday(day), chance, life)) };
  });
}

export const spenderNames = Object.keys(spenders);
