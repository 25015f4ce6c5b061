import { join, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import ignore from 'ignore';
import { beginWithin, listFiles, type TableFolders } from '../disk';
import type { EstimateOptions } from '../estimate';
import type { Budget } from '../findings';
import { isPromptByName, mayHoldPrompts } from '../prompts';
import { Memory } from './memory';
import { type Rooms, type Step, scan } from './scan';

/** One scan of a folder. Plain data, since it crosses to another thread. */
export interface ScanJob {
  readonly folder: string;
  /** Only these files, by their paths relative to the folder; all when absent. */
  readonly only?: readonly string[];
  /**
   * Nobody waits for it: it works half of the time, and declines a folder in which no file is a prompt by its name,
   * or that has more files to read than a workspace has.
   */
  readonly background?: true;
  /** Left out and taken for prompts whatever they look like, in the words of `.gitignore`, relative to the folder. */
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  /** Whether source code is looked through; true when absent. */
  readonly sourceCode?: boolean;
  readonly estimate: EstimateOptions;
  /** For prompts that have no budget of their own. */
  readonly budget: Budget;
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

/** What comes back from it. Paths are relative to the folder, with `/` between names. */
export type FromScan =
  | { readonly kind: 'listed'; readonly files: number }
  /** Nothing was read, for a reason as a sentence. */
  | { readonly kind: 'declined'; readonly because: string }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] };

/** Files told of at once: few enough that taking them in is not felt. */
const batch = 50;

/** Files that may hold prompts, above which a folder is not read unasked: a home folder, or a disk. */
const mostInBackground = 30_000;

/** Does a job, telling what it comes by; goes on when it was heard. */
export async function doJob(
  { job, ownModels }: Omit<ScanData, 'tables'>,
  rooms: Rooms,
  tell: (message: FromScan) => Promise<void>,
): Promise<void> {
  const { folder, only, background, exclude, include, sourceCode = true, estimate, budget } = job;
  const begin = beginWithin(folder);
  const within = (path: string) => path.slice(begin).replaceAll('\\', '/');
  const named = ignore().add([...include]);
  const parse = (path: string) => ({
    included: include.length > 0 && named.ignores(within(path)),
    sourceCode,
  });
  const wanted = (path: string) =>
    (only === undefined || only.includes(within(path))) && mayHoldPrompts(path, parse(path));
  const enter = only && entersTo(only.map(it => join(folder, it)));
  const files = await listFiles([folder], wanted, { exclude, ...(enter && { enter }) });
  const because = background && reasonNotTo(files.map(it => within(it.path)));
  if (because) return tell({ kind: 'declined', because });
  await tell({ kind: 'listed', files: files.length });
  const { pricedAsOf } = rooms.prices;
  const made = { folder, include, sourceCode, estimate, budget, ownModels, pricedAsOf };
  const memory = new Memory(job.memoryFile, made);
  let steps: Step[] = [];
  let resumed = performance.now();
  for await (const step of scan(files, { estimate, budget, parse }, { ...rooms, memory })) {
    steps.push(shortened(step, within));
    if (steps.length < batch) continue;
    await tell({ kind: 'steps', steps });
    steps = [];
    if (background) await wait(performance.now() - resumed);
    resumed = performance.now();
  }
  await tell({ kind: 'steps', steps });
  memory.keep(only === undefined);
}

/** Only the folders on the way to these files need be looked into. */
function entersTo(paths: readonly string[]): (folder: string) => boolean {
  return folder => paths.some(path => path.startsWith(folder + sep));
}

/** Why a folder with these files is not read unasked; `undefined` when it is. */
function reasonNotTo(paths: readonly string[]): string | undefined {
  if (paths.length > mostInBackground) return `It has ${paths.length} files that may hold prompts.`;
  return paths.some(isPromptByName) ? undefined : 'No file in it is a prompt by its name.';
}

function shortened({ file, skipped }: Step, within: (path: string) => string): Step {
  if (skipped) return { skipped: { ...skipped, path: within(skipped.path) } };
  if (!file) return {};
  const { path, sameAs } = file;
  return { file: { ...file, path: within(path), ...(sameAs !== undefined && { sameAs: within(sameAs) }) } };
}
