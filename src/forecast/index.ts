/** The door of `forecast/`: what days cost in, what a period will come to and which days stand out. Pure, no clock. */
export { type Bar, barsOf } from './bars';
export { addDays, type Day, daysFrom, type Period, periodOf } from './calendar';
export { type Change, changes, type Spent } from './changes';
export { type Crossing, crossing } from './crossing';
export { type Forecast, forecast, type Known, type NoForecast } from './forecast';
export { type DaySpend, historyDays } from './history';
export {
  type RetryStorm,
  retryStorms,
  type UnusualHour,
  unusualHours,
  type WeekPattern,
  weekPattern,
} from './hours';
export { priceOf, profileMonths } from './priceOf';
export { type ModelSpend, type Outcome, type PriceOf, type Scenario, whatIf } from './scenario';
export { type UnusualDay, unusualDays } from './unusual';
export { outcomeText } from './words';
