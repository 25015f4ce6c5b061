/** The door of `forecast/`: what days cost in, what a period will come to and which days stand out. Pure, no clock. */
export { type Bar, barsOf } from './bars';
export { addDays, type Day, daysFrom, type Period, periodOf } from './calendar';
export type { Change } from './changes';
export { type Crossing, crossing } from './crossing';
export { type Forecast, forecast, type Known, type NoForecast } from './forecast';
export { type DaySpend, historyDays } from './history';
export { type RetryStorm, type UnusualHour, type WeekPattern, weekPattern } from './hours';
export { priceOf, profileMonths } from './priceOf';
export { type ModelSpend, type Outcome, type PriceOf, type Scenario, whatIf } from './scenario';
export { hourDays, recentDays, type StandsOut, standsOut, usualDays } from './standOut';
export type { UnusualDay } from './unusual';
export { outcomeText } from './words';
