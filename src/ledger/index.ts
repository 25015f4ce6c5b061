/** The door of `ledger/`: what calls cost, kept in one SQLite file shared by all windows. */
export type { Call, CallStatus } from './call';
export { dayGone, localDay } from './day';
export type { Ledger, LedgerNotice } from './ledger';
export { type LedgerOptions, openLedger } from './open';
export type { Experience, PromptOutputs } from './past';
export { noCalls, type Report, type ReportQuery, type Row } from './report';
export { type RunRate, runRate } from './runRate';
export type { PromptCalls } from './sums';
