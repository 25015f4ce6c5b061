/** The door of `disk/`: what the rooms need from the disk. */
export { openTables, type TableStore } from './tableStore';
