import {
  type Crossing,
  crossing,
  type Day,
  daysFrom,
  type Forecast,
  forecast,
  type Known,
  type NoForecast,
} from '../forecast';
import type { Budget } from './budget';

/** How a budget stands. Money is in whole nano-dollars. */
export interface Standing {
  readonly budget: Budget;
  /** The first and the last day of the period that is running. */
  readonly first: Day;
  readonly last: Day;
  readonly spentNano: number;
  /** What is left; below 0 when more was spent. */
  readonly leftNano: number;
  /** What a day of the period cost so far; the part of today that is over counts as its part of a day. */
  readonly burnNanoPerDay: number;
  readonly forecast: Forecast | NoForecast;
  /** The days on which it will be passed; empty when it will not, or when no forecast can be made. */
  readonly crossing: Crossing;
}

/**
 * How a budget stands. `known.spend` is what the calls it covers cost: of the running period to the full, and of the
 * days before it for the forecast.
 */
export function standing(budget: Budget, known: Known): Standing {
  const found = forecast(known, budget.period);
  const { first, last, spentNano } = found;
  const daysGone = daysFrom(first, known.today).length - 1 + known.dayGone;
  return {
    budget,
    first,
    last,
    spentNano,
    leftNano: budget.amountNano - spentNano,
    // Within the first hour of a period, a single call would look like a fortune a day.
    burnNanoPerDay: Math.round(spentNano / Math.max(daysGone, 1 / 24)),
    forecast: found,
    crossing: found.kind === 'none' ? {} : crossing(found, budget.amountNano),
  };
}

/** From this part of a budget on, little of it is left. */
const most = 0.8;

/** Whether a budget is near its limit, or past it. */
export function isNearLimit({ spentNano, budget }: Pick<Standing, 'spentNano' | 'budget'>): boolean {
  return spentNano >= most * budget.amountNano;
}
