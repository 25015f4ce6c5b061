/** The door of `disk/`: what the rooms need from the disk. */
export { readInclude } from './includes';
export { type Listed, listFiles, readSources, readText, type Source, type Unreadable } from './sources';
export type { TableFolders } from './tableCache';
export { openTables, type TableStore } from './tableStore';
export { beginWithin, type Found, type WalkOptions, walk } from './walk';
