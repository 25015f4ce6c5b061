/** The door of `budgets/`: sums that calls may cost, how they stand, when they warn and what they refuse. Pure. */
export { type Booked, type Budget, covers } from './budget';
export { readBudgets } from './read';
export { mostBefore, type Refusal, refusalOf } from './refusal';
export { isNearLimit, type Standing, standing } from './standing';
export { dueWarnings, type Warning } from './warning';
export { paceSentences, shareText, standingText, warningText } from './words';
