/** The door of `findings/`: a prompt file in, what is worth doing about it out. Pure. */
export type { Finding, FindingCode } from './finding';
export { type Findable, type FindingsOptions, findings } from './findings';
export type { MeasuredSaving } from './savable';
