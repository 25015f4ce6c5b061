import type { Amount, NoAmount, TokenTexts } from '../../../media/view';
import type { DayRange } from '../../../media/wish';
import type { Row } from '../../ledger';
import { exactNano, formatNano } from '../../prices';

const grouped = new Intl.NumberFormat('en');
const weekday = new Intl.DateTimeFormat('en', { weekday: 'short' });
const month = new Intl.DateTimeFormat('en', { month: 'short' });

export const numberText = (count: number): string => grouped.format(count);

/** `1 call`, `1,234 calls`. */
export const callsText = (calls: number): string => `${numberText(calls)} ${calls === 1 ? 'call' : 'calls'}`;

export const amountOf = (nano: number): Amount => ({ nano, text: formatNano(nano), exact: exactNano(nano) });

/** `covered by Copilot Business`. */
export const coveredText = (plans: readonly string[]): string => `covered by ${plans.join(' and ')}`;

/** What calls without an amount say in its place. */
export function noAmount(plans: readonly string[]): NoAmount {
  return plans.length === 0
    ? { text: 'unpriced', why: 'No price is known for this model.' }
    : { text: 'covered', why: `Calls are ${coveredText(plans)} and not billed one by one.` };
}

/** What a sum of costs leaves out: `3 without a known price`, `2 covered by Copilot Business`. */
export function leftOut({ unpricedCalls, coveredCalls, coveredBy }: Row): readonly string[] {
  return [
    ...(unpricedCalls > 0 ? [`${numberText(unpricedCalls)} without a known price`] : []),
    ...(coveredCalls > 0 ? [`${numberText(coveredCalls)} ${coveredText(coveredBy)}`] : []),
  ];
}

/** Token counts of a call or a sum of calls; `cached` is what was read from the provider's cache. */
export function tokenTexts(
  of: Pick<Row, 'input' | 'cacheRead' | 'cacheWrite5m' | 'cacheWrite1h' | 'output'>,
): TokenTexts {
  return {
    input: numberText(of.input + of.cacheWrite5m + of.cacheWrite1h),
    cached: numberText(of.cacheRead),
    output: numberText(of.output),
  };
}

/** `21 Nov`. */
export const shortDay = (date: Date): string => `${date.getDate()} ${month.format(date)}`;

/** `1 Nov to 21 Nov`, `21 Nov`; with the year where that is not the year of `now`. */
export function spanText({ from, to }: DayRange, now: Date): string {
  const year = `${now.getFullYear()}`;
  const text = (day: string) => (day.startsWith(year) ? shortDay(dateOf(day)) : dateText(day));
  return from === to ? text(to) : `${text(from)} to ${text(to)}`;
}

/** A day, `YYYY-MM-DD`, at its noon, which every day has. */
export const dateOf = (day: string): Date => new Date(`${day}T12:00`);

/** `Nov 2026`. */
export const monthText = (date: Date): string => `${month.format(date)} ${date.getFullYear()}`;

/** `2026-11-20` as `20 Nov 2026`. */
export function dateText(day: string): string {
  const date = dateOf(day);
  return Number.isNaN(date.getTime()) ? day : `${shortDay(date)} ${date.getFullYear()}`;
}

/** `Sat 21 Nov`. */
export const longDay = (date: Date): string => `${weekday.format(date)} ${shortDay(date)}`;

/** `14:03` on the day of `now`, `20 Nov 14:03` on any other. */
export function timeText(date: Date, now: Date): string {
  const clock = `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
  return dayKey(date) === dayKey(now) ? clock : `${shortDay(date)} ${clock}`;
}

/** `820 ms`, `1.2 s`, `75 s`. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 10_000 ? 1 : 0)} s`;
}

/** The local day, `YYYY-MM-DD`, as the ledger's reports name it. */
export function dayKey(date: Date): string {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

/** The last `count` local days up to and including `now`'s, ascending, each at noon so that no clock change shifts it. */
export function lastDays(now: Date, count: number): Date[] {
  return Array.from(
    { length: count },
    (_, index) => new Date(now.getFullYear(), now.getMonth(), now.getDate() - (count - 1 - index), 12),
  );
}

const twoDigits = (number: number) => String(number).padStart(2, '0');
