/** The door of `scan/`: files of a folder in, all their prompts with tokens and cost out. */
export { Memory } from './memory';
export { type ScanOptions, type Step, scan } from './scan';
export type { ScannedFile, ScannedPrompt, Skipped } from './scanned';
export { type FolderTotals, type Summary, summarise, type Totals } from './totals';
