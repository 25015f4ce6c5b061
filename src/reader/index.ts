/** The door of `reader/`: open prompt files, followed, read, counted and judged in threads of their own. */
export type { Compared, Share, Shortened } from './advice';
export type { Offer } from './fitting';
export type { Judging } from './judging';
export { workerLine } from './line';
export { type ReadDocument, Reader } from './reader';
export type { FileOutline, PromptOutline, Reading } from './reading';
