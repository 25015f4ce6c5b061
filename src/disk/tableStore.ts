import { Worker } from 'node:worker_threads';
import type { Encoding, Tables } from '../tokens';
import { readTables, type TableFolders } from './tableCache';
import { viewTables } from './tableFile';
import type { TableJob } from './tableWorker';

/** The counter's tables, one encoding at a time. */
export interface TableStore {
  /**
   * The tables of `encoding`, now: at once after `warm(encoding)`, else after some 20 ms when they are cached and some
   * 300 ms when they must be built, in which the thread answers nothing else.
   * @throws when the product's rank file is missing or damaged
   */
  load(encoding: Encoding): Tables;
  /**
   * Gets the tables of `encoding` ready in another thread, so that `load` and the first count do not block this one.
   * For an editor: await it before the first count in an encoding, after activation, and show "counting" until then.
   * It may be called as often as is handy: the work is done once.
   */
  warm(encoding: Encoding): Promise<void>;
}

export interface TableOptions extends TableFolders {
  /** The bundled `tableWorker.js`. Without it `warm` does the work on the calling thread. */
  readonly workerPath?: string;
}

/** Opens the tables in `options.ranks`. Nothing is read before the first `load` or `warm`. */
export function openTables(options: TableOptions): TableStore {
  const ready = new Map<string, Tables>();
  const warming = new Map<string, Promise<void>>();
  const load = (encoding: Encoding): Tables => {
    const name = rankName(encoding);
    const tables = ready.get(name) ?? viewTables(readTables(options, name));
    ready.set(name, tables);
    return tables;
  };
  const warm = async (encoding: Encoding): Promise<void> => {
    if (options.workerPath === undefined) {
      load(encoding);
      return;
    }
    const name = rankName(encoding);
    if (ready.has(name)) return;
    const packed = await readElsewhere(options.workerPath, { folders: options, name });
    if (!ready.has(name)) ready.set(name, viewTables(packed));
  };
  return {
    load,
    warm(encoding) {
      const name = rankName(encoding);
      const begun = warming.get(name) ?? warm(encoding).finally(() => warming.delete(name));
      warming.set(name, begun);
      return begun;
    },
  };
}

/** OpenAI's harmony encoding differs from o200k_base in special tokens alone, which are never counted as such. */
function rankName(encoding: Encoding): string {
  return encoding === 'o200k_harmony' ? 'o200k_base' : encoding;
}

/** `readTables` in a worker, which hands its memory over instead of copying it. */
function readElsewhere(workerPath: string, job: TableJob): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerPath, { workerData: job, name: 'promptmeter-tables' });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new Error(`The tables of ${job.name} were not read: the worker ended early.`)),
    );
  });
}
