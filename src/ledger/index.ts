/** The door of `ledger/`: what calls cost, kept in one SQLite file shared by all windows. */
export { isAlive } from './alive';
export {
  type Call,
  type CallStatus,
  type KeptCall,
  type ServedFrom,
  unknownCall,
} from './call';
export { dayGone, localDay } from './day';
export { renameDamaged } from './file/aside';
export { isBusy, isDamage } from './file/code';
export { type Driver, loadDriver } from './file/driver';
export type { Erased } from './keep/erase';
export type { Ledger, LedgerNotice } from './ledger';
export { type LedgerOptions, openLedger } from './open';
export type { RoutedCalls } from './read/audit';
export type { CallQuery, FoundCalls } from './read/findCalls';
export type { HourSpend } from './read/hours';
export type { JudgedCall } from './read/judged';
export type { Experience, PromptOutputs } from './read/past';
export type { PromptCalls } from './read/promptCalls';
export type { Realised } from './read/realised';
export {
  noCalls,
  type Potential,
  type Report,
  type ReportQuery,
  type Row,
  type Savings,
} from './read/report';
export type { WatchedCall } from './read/watched';
export { endings, isDay, isEnding, type Selection, type Wanted } from './selection';
export { isSeveral, namedIn, severalName } from './several';
export type { CallText, KeptText, TextQuery } from './text';
export { userName } from './user';
export type { TrialVerdict } from './verdict';
export type { Imported } from './write/book';
export { keylessText, withoutKeys } from './write/keyless';
export type { Mark } from './write/marks';
export { type Bought, type CallPrice, priceCallAt } from './write/price';
export type { Ceiling, Reservation } from './write/reserve';
