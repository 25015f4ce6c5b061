import {
  type Change,
  type DaySpend,
  hourDays,
  type RetryStorm,
  recentDays,
  type StandsOut,
  standsOut,
  type UnusualDay,
  type UnusualHour,
  usualDays,
} from '../forecast';
import type { Ledger } from '../ledger';
import { formatNano } from '../prices';
import { thousands } from './table';

/** What stands out of the ledger's calls, of one workspace or all. @param spend of the days up to `today` */
export async function findStandOut(
  ledger: Ledger,
  only: { readonly workspace?: string },
  { spend, today }: { readonly spend: readonly DaySpend[]; readonly today: string },
): Promise<StandsOut> {
  const [hours, before, recent] = await Promise.all([
    ledger.hourlySpend(hourDays, only.workspace),
    ledger.report({ ...only, days: usualDays, skipDays: recentDays }),
    ledger.report({ ...only, days: recentDays }),
  ]);
  return standsOut({ spend, hours, before, recent, today });
}

/** Hours, and storms, that people are told of; `--json` lists them all. */
const mostHours = 3;

/** A line each of what stands out. */
export function standOutLines({ days, hours, storms, changes }: StandsOut): string[] {
  return [
    ...days.map(dayLine),
    ...hours.slice(0, mostHours).map(hourLine),
    ...storms.slice(0, mostHours).map(stormLine),
    ...changes.map(changeLine),
  ];
}

function dayLine({ day, costNano, expectedNano }: UnusualDay): string {
  return `${day} stands out: ${formatNano(costNano)}, where ${formatNano(expectedNano)} was expected.`;
}

function hourLine({ hour, costNano, usualNano }: UnusualHour): string {
  const usual = usualNano > 0 ? `${formatNano(usualNano)} is usual` : 'nothing is usual';
  return `${hourText(hour)} stands out: ${formatNano(costNano)}, where ${usual} at this hour.`;
}

function stormLine({ hour, retriedCalls, calls, usual }: RetryStorm): string {
  const often = usual < 1 ? 'less than one an hour' : `${thousands(Math.round(usual))} an hour`;
  return (
    `${hourText(hour)}, a storm of retries: ${thousands(retriedCalls)} attempts failed and were made again, ` +
    `beside ${thousands(calls)} calls; usual is ${often}.`
  );
}

function changeLine(change: Change): string {
  const cost = formatNano(change.moreNano);
  if (change.kind === 'new') {
    const share = Math.round(change.share * 100);
    return `${change.name} is new in the last ${recentDays} days: ${cost}, ${share} % of what they cost.`;
  }
  return (
    `${change.name || 'Calls of no file'} took ${thousands(change.now)} input tokens a call in the last ` +
    `${recentDays} days, and ${thousands(change.before)} before: ${cost} more.`
  );
}

/** `2026-11-26 14:00 to 15:00` of an hour `2026-11-26T14`. */
function hourText(hour: string): string {
  const [day, at] = [hour.slice(0, 10), Number(hour.slice(11))];
  const clock = (it: number) => `${String(it % 24).padStart(2, '0')}:00`;
  return `${day} ${clock(at)} to ${clock(at + 1)}`;
}
