import { weekday } from './calendar';

/** What the calls of an hour came to; hours without any are not named. */
export interface Hour {
  /** Local, `YYYY-MM-DDTHH`. */
  readonly hour: string;
  readonly calls: number;
  readonly costNano: number;
  readonly retriedCalls: number;
}

/** When in the week calls cost something. */
export interface WeekPattern {
  /** Nano-dollars by weekday (0 is Monday) and hour of the day. */
  readonly costsNano: readonly (readonly number[])[];
  /** The hours of the day that follow each other and hold the most, from the first to before the last. */
  readonly peak: { readonly from: number; readonly to: number; readonly share: number };
}

/** Hours that a peak is long: a working day's better half. */
const peakHours = 6;

/** The pattern of the week; `undefined` where nothing cost anything. */
export function weekPattern(hours: readonly Hour[]): WeekPattern | undefined {
  const costsNano = Array.from({ length: 7 }, () => Array<number>(24).fill(0));
  for (const { hour, costNano } of hours) costsNano[weekday(dayOf(hour))]![hourOf(hour)]! += costNano;
  const byHour = Array.from({ length: 24 }, (_, hour) => sum(costsNano.map(day => day[hour]!)));
  const total = sum(byHour);
  if (total === 0) return undefined;
  const held = byHour.map((_, from) =>
    sum(byHour.map((cost, hour) => ((hour - from + 24) % 24 < peakHours ? cost : 0))),
  );
  const from = held.indexOf(Math.max(...held));
  return { costsNano, peak: { from, to: (from + peakHours) % 24, share: held[from]! / total } };
}

/** An hour that cost far more than the same hour of other days. */
export interface UnusualHour {
  readonly hour: string;
  readonly costNano: number;
  /** The median of that hour on the other days. */
  readonly usualNano: number;
}

/** Other days that an hour is judged by: less tell no pattern. */
const fewestDays = 7;
/** It must be this many times the usual, … */
const timesUsual = 5;
/** … lie this far above all others, … */
const timesWorst = 1.5;
/** … and be this many times what an hour with calls costs on average: a cent where nothing was is not news. */
const timesMean = 3;

/** Hours far outside their pattern, the latest first. @param days the days that `hours` are of */
export function unusualHours(hours: readonly Hour[], days: readonly string[]): readonly UnusualHour[] {
  const known = days.slice(Math.max(0, days.indexOf(dayOf(hours[0]?.hour ?? ''))));
  if (hours.length === 0 || known.length <= fewestDays) return [];
  const costs = new Map(hours.map(it => [it.hour, it.costNano]));
  const all = sum(hours.map(it => it.costNano));
  return hours
    .flatMap(({ hour, costNano }): UnusualHour[] => {
      const others = known
        .filter(day => day !== dayOf(hour))
        .map(day => costs.get(`${day}${hour.slice(10)}`) ?? 0)
        .sort((a, b) => a - b);
      const usualNano = others[Math.floor(others.length / 2)]!;
      const mean = (all - costNano) / Math.max(1, hours.length - 1);
      const bounds = [timesUsual * usualNano, timesWorst * others.at(-1)!, timesMean * mean];
      return costNano > Math.max(...bounds) ? [{ hour, costNano, usualNano }] : [];
    })
    .reverse();
}

/** An hour in which far more attempts than usual failed and were made again. */
export interface RetryStorm {
  readonly hour: string;
  readonly retriedCalls: number;
  readonly calls: number;
  /** A mean hour of the others that had calls. */
  readonly usual: number;
}

/** Fewer are an ordinary bad minute of a provider. */
const fewestRetries = 10;
/** Of all attempts of the hour. */
const leastShare = 0.2;

/** The storms among hours, the latest first. */
export function retryStorms(hours: readonly Hour[]): readonly RetryStorm[] {
  const all = sum(hours.map(it => it.retriedCalls));
  return hours
    .flatMap(({ hour, retriedCalls, calls }): RetryStorm[] => {
      const usual = (all - retriedCalls) / Math.max(1, hours.length - 1);
      const isStorm =
        retriedCalls >= fewestRetries &&
        retriedCalls >= leastShare * (calls + retriedCalls) &&
        retriedCalls > timesUsual * usual;
      return isStorm ? [{ hour, retriedCalls, calls, usual }] : [];
    })
    .reverse();
}

const dayOf = (hour: string): string => hour.slice(0, 10);
const hourOf = (hour: string): number => Number(hour.slice(11));
const sum = (numbers: readonly number[]) => numbers.reduce((total, it) => total + it, 0);
