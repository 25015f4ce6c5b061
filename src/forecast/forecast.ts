import { type Day, daysFrom, type Period, periodOf } from './calendar';
import { type DaySpend, historyOf } from './history';
import { expectedDays, spreadOf } from './remaining';

/** What is known when a forecast is made. */
export interface Known {
  /** Days that cost something, today among them, in any order. */
  readonly spend: readonly DaySpend[];
  readonly today: Day;
  /** How much of today is over, from 0 to 1. */
  readonly dayGone: number;
}

/** What a period will have cost at its end. Money is in whole nano-dollars. */
export interface Forecast {
  readonly kind: 'forecast';
  readonly first: Day;
  readonly last: Day;
  readonly spentNano: number;
  /** 8 of 10 outcomes are thought to lie from low to high; all three hold what was spent already. */
  readonly lowNano: number;
  readonly expectedNano: number;
  readonly highNano: number;
  /** What the rest of today and each day after it is expected to cost. */
  readonly daysAhead: readonly DaySpend[];
  /** Days of history that it rests on. */
  readonly historyDays: number;
}

/** There is too little to go by: the reason is a sentence for the user. */
export interface NoForecast {
  readonly kind: 'none';
  readonly first: Day;
  readonly last: Day;
  readonly spentNano: number;
  readonly because: string;
}

/** Before that, a forecast would be one day's mood. */
const fewestDays = 3;

/**
 * Forecasts what the `period` (a month by default) that holds today comes to: what was spent, and for the days left
 * their level (older days count less) by weekday. What the rest of today costs is the part of it that is left.
 * @throws when `dayGone` is not from 0 to 1, or a day is none.
 */
export function forecast({ spend, today, dayGone }: Known, period: Period = 'month'): Forecast | NoForecast {
  if (!(dayGone >= 0 && dayGone <= 1)) throw new Error(`A day is from 0 to 1 over, not ${dayGone}.`);
  const { first, last } = periodOf(period, today);
  const spentNano = spend
    .filter(({ day }) => day >= first && day <= today)
    .reduce((sum, { costNano }) => sum + costNano, 0);
  const history = historyOf(spend, today);
  const historyDays = history.costsNano.length;
  if (historyDays < fewestDays) {
    return { kind: 'none', first, last, spentNano, because: tooFew(historyDays) };
  }
  const days = daysFrom(today, last);
  const expected = expectedDays(history, days.length);
  const daysAhead = days.map((day, index) => ({
    day,
    costNano: Math.round(expected[index]! * (index === 0 ? 1 - dayGone : 1)),
  }));
  const ahead = daysAhead.reduce((sum, { costNano }) => sum + costNano, 0);
  const { low, high } = spreadOf(history, days.length);
  return {
    kind: 'forecast',
    first,
    last,
    spentNano,
    lowNano: spentNano + Math.round(ahead * low),
    expectedNano: spentNano + ahead,
    highNano: spentNano + Math.round(ahead * high),
    daysAhead,
    historyDays,
  };
}

const tooFew = (days: number) =>
  `A forecast needs ${fewestDays} days of calls before today; there ${days === 1 ? 'is 1' : `are ${days}`}.`;
