import { localDay } from '../../../src/ledger/day';
import type { DayModel } from './ccusage';
import type { MadeCall } from './made';

/** Sums of calls by `DAY MODEL`, on local days. */
export function daysOf(calls: readonly MadeCall[]): Readonly<Record<string, DayModel>> {
  const days: Record<string, DayModel> = {};
  for (const call of calls) {
    const name = `${localDay(call.at)} ${call.model}`;
    const { input, cacheRead, cacheWrite, output } = days[name] ?? none;
    days[name] = {
      input: input + call.input,
      cacheRead: cacheRead + call.cacheRead,
      cacheWrite: cacheWrite + call.cacheWrite5m + call.cacheWrite1h,
      output: output + call.output,
    };
  }
  return days;
}

const none: DayModel = { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
