import { relative } from 'node:path';
import ignore from 'ignore';
import { type Listed, listFiles, type TableFolders } from '../disk';
import type { EstimateOptions } from '../estimate';
import { mayHoldPrompts } from '../prompts';
import { Memory } from './memory';
import { type Rooms, type Step, scan } from './scan';

/** One scan of a folder. Plain data, since it crosses to another thread. */
export interface ScanJob {
  readonly folder: string;
  /** Only these files, which are below the folder; all when absent. */
  readonly only?: readonly string[];
  /** Left out and taken for prompts whatever they look like, in the words of `.gitignore`, relative to the folder. */
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  readonly estimate: EstimateOptions;
  /** Where readings are kept between scans. */
  readonly memoryFile: string;
}

/** What the scan's thread starts with. */
export interface ScanData {
  readonly job: ScanJob;
  readonly tables: TableFolders;
  /** The user's own models, as their settings hold them. */
  readonly ownModels: Readonly<Record<string, unknown>>;
}

/** What comes back from it. */
export type FromScan =
  | { readonly kind: 'listed'; readonly files: number }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] };

/** Files told of at once: few enough that taking them in is not felt. */
const batch = 50;

/** Does a job, telling what it comes by. */
export async function doJob(job: ScanJob, rooms: Rooms, tell: (message: FromScan) => void): Promise<void> {
  const included = ignore().add([...job.include]);
  const isIncluded = (path: string) => included.ignores(relative(job.folder, path).replaceAll('\\', '/'));
  const files = await list(job, isIncluded);
  tell({ kind: 'listed', files: files.length });
  const { folder, include, estimate, only } = job;
  const memory = new Memory(job.memoryFile, { folder, include, estimate });
  let steps: Step[] = [];
  const parse = (path: string) => ({ included: isIncluded(path) });
  for await (const step of scan(files, { estimate, parse }, { ...rooms, memory })) {
    steps.push(step);
    if (steps.length < batch) continue;
    tell({ kind: 'steps', steps });
    steps = [];
  }
  tell({ kind: 'steps', steps });
  memory.keep(only === undefined);
}

async function list(job: ScanJob, isIncluded: (path: string) => boolean): Promise<readonly Listed[]> {
  const { folder, only, exclude } = job;
  const wanted = (path: string) =>
    (only === undefined || only.includes(path)) && mayHoldPrompts(path, { included: isIncluded(path) });
  return listFiles([folder], wanted, { exclude });
}
