import { addDays, type Day, daysFrom } from './calendar';
import { type Change, changes, type Spent } from './changes';
import type { DaySpend } from './history';
import { type Hour, type RetryStorm, retryStorms, type UnusualHour, unusualHours } from './hours';
import { type UnusualDay, unusualDays } from './unusual';

/** What is out of pattern, each kind in its own order: the latest day, hour or storm first, the dearest change. */
export interface StandsOut {
  readonly days: readonly UnusualDay[];
  /** Those of days that stand out as a whole are not told a second time. */
  readonly hours: readonly UnusualHour[];
  readonly storms: readonly RetryStorm[];
  readonly changes: readonly Change[];
}

/** Local days, today among them, whose hours are held against each other: the ledger keeps that many. */
export const hourDays = 15;

/** Local days, today among them, whose prompts and models are held against those before. */
export const recentDays = 7;

/** Local days before the recent ones that tell what is usual. */
export const usualDays = 28;

/** A change that cost less than a cent more is noise. */
const leastNano = 1e7;

/** What a time came to, by prompt and by model. */
interface Sums {
  readonly byPrompt: readonly (Sum & { readonly prompt: string })[];
  readonly byModel: readonly (Sum & { readonly model: string })[];
}

interface Sum {
  readonly calls: number;
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite5m: number;
  readonly cacheWrite1h: number;
  readonly costNano: number;
}

/**
 * What stands out of what a ledger knows.
 * @param spend of the days up to `today`
 * @param hours of the last `hourDays` days
 * @param recent of the last `recentDays` days
 * @param before of the `usualDays` days before those
 */
export function standsOut({
  spend,
  hours,
  before,
  recent,
  today,
}: {
  readonly spend: readonly DaySpend[];
  readonly hours: readonly Hour[];
  readonly before: Sums;
  readonly recent: Sums;
  readonly today: Day;
}): StandsOut {
  const days = unusualDays(spend, today);
  const ofOtherDays = ({ hour }: UnusualHour) => !days.some(({ day }) => hour.startsWith(day));
  return {
    days,
    hours: unusualHours(hours, daysFrom(addDays(today, 1 - hourDays), today)).filter(ofOtherDays),
    storms: retryStorms(hours),
    changes: changes(spentIn(before), spentIn(recent)).filter(it => it.moreNano >= leastNano),
  };
}

function spentIn({ byPrompt, byModel }: Sums) {
  return {
    prompts: byPrompt.map(it => spentOn(it.prompt, it)),
    models: byModel.map(it => spentOn(it.model, it)),
  };
}

function spentOn(
  name: string,
  { calls, input, cacheRead, cacheWrite5m, cacheWrite1h, costNano }: Sum,
): Spent {
  return { name, calls, costNano, input: input + cacheRead + cacheWrite5m + cacheWrite1h };
}
