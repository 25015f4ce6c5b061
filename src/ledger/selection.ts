import { localDay } from './day';

/** Calls of one workspace, of a period, or of both; of all when neither is named. */
export interface Selection {
  readonly workspace?: string;
  /** Local days, `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** How a call ended: at the provider, where its attempt may have been repeated since, or with an answer that was kept. */
export type Ending = 'done' | 'failed' | 'cut' | 'retried' | 'cached';

/** Of those only some calls. */
export interface Wanted extends Selection {
  /**
   * Words that must all stand in the call's model, prompt, task, user, source, tags or error; ASCII letters match in
   * upper and lower case.
   */
  readonly search?: string;
  readonly ending?: Ending;
  /** Without the aggregates of logs. */
  readonly callsOnly?: boolean;
}

/** A condition on rows of calls that ended so. */
export const endingConditions: Readonly<Record<Ending, string>> = {
  done: "servedFrom = 'provider' AND status = 'ok'",
  failed: "servedFrom = 'provider' AND status = 'error'",
  cut: "servedFrom = 'provider' AND status = 'cut'",
  retried: "servedFrom = 'provider' AND status = 'retried'",
  cached: "servedFrom <> 'provider'",
};

export const endings = Object.keys(endingConditions) as readonly Ending[];

export const isEnding = (text: string): text is Ending => Object.hasOwn(endingConditions, text);

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
