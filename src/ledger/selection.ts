import { localDay } from './day';

/** Calls of one workspace, of a period, or of both; of all when neither is named. */
export interface Selection {
  readonly workspace?: string;
  /** Local days, `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** Of those only some calls. */
export interface Wanted extends Selection {
  /**
   * Words that must all stand in the call's model, prompt, task, user, source, tags or error; ASCII letters match in
   * upper and lower case.
   */
  readonly search?: string;
  /** Without the aggregates of logs. */
  readonly callsOnly?: boolean;
}

/** A condition on rows that have a day and a workspace. */
export function conditionOf({ workspace, from, to }: Selection): {
  readonly sql: string;
  readonly named: object;
} {
  const parts = [
    ...(workspace === undefined ? [] : ['workspace = @workspace']),
    ...(from === undefined ? [] : ['day >= @from']),
    ...(to === undefined ? [] : ['day <= @to']),
  ];
  return { sql: parts.length === 0 ? 'TRUE' : parts.join(' AND '), named: { workspace, from, to } };
}

/**
 * Milliseconds between which all calls of these days were made, in whatever time zone they were booked: for the index
 * on the time, beside a condition on the day.
 */
export function timesOf({ from, to }: Selection): { readonly first: number; readonly last: number } {
  const noon = (day: string) => Date.parse(`${day}T12:00:00Z`);
  return {
    first: from === undefined ? 0 : noon(from) - 36 * 3_600_000,
    last: to === undefined ? Number.MAX_SAFE_INTEGER : noon(to) + 36 * 3_600_000,
  };
}

/** Whether `day` is a day as the ledger writes it, and one that exists. */
export function isDay(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number);
  return /^\d{4}-\d\d-\d\d$/.test(day) && localDay(new Date(year!, month! - 1, date!, 12).getTime()) === day;
}
