import { parentPort, workerData } from 'node:worker_threads';
import { readTables, type TableFolders } from './tableCache';

/** What the worker is asked for: it posts the packed tables of `name` back and ends. */
export interface TableJob {
  readonly folders: TableFolders;
  readonly name: string;
}

const { folders, name } = workerData as TableJob;
const packed = readTables(folders, name);
parentPort?.postMessage(packed, [packed.buffer]);
