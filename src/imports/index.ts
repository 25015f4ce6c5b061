/** The door of `imports/`: the logs that other tools keep of their calls in, rows of the ledger out. */
export { findLogs, type Log, logsIn } from './find';
export { type Imported, importLogs } from './importLogs';
export { doJob, type FromImport, type ImportData, type ImportJob } from './job';
export type { Skipped } from './read';
export type { Place, Source, SourceId } from './source';
export { sourceOf, sources } from './sources/all';
export type { Survey } from './survey';
export { importInThread } from './thread';
