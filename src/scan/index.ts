/** The door of `scan/`: files of a folder in, all their prompts with tokens and cost out. */
export type { FromScan, ScanData, ScanJob } from './job';
export { Memory } from './memory';
export { alwaysLoadedFiles, isAlwaysLoaded, isSameToOthers, repetitionsOf, withRepeated } from './repeated';
export { type ScanOptions, type Step, scan } from './scan';
export type { EveryRequest, ScannedFile, ScannedFinding, ScannedPrompt, Skipped } from './scanned';
export { scanInThread } from './thread';
export { type FolderTotals, type Summary, summarise, type Totals } from './totals';
