import { localDay } from '../day';

/** Calls of one workspace, of a period, or of both; of all when neither is named. */
export interface Selection {
  readonly workspace?: string;
  /** Local days, `YYYY-MM-DD`, both included. */
  readonly from?: string;
  readonly to?: string;
}

/** A condition on rows that have a day and a workspace, and its values. */
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

/** Whether `day` is a day as the ledger writes it, and one that exists. */
export function isDay(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number);
  return /^\d{4}-\d\d-\d\d$/.test(day) && localDay(new Date(year!, month! - 1, date!, 12).getTime()) === day;
}
