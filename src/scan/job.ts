import { relative } from 'node:path';
import ignore from 'ignore';
import { listFiles, type TableFolders } from '../disk';
import type { EstimateOptions } from '../estimate';
import type { Budget } from '../findings';
import { mayHoldPrompts } from '../prompts';
import { Memory } from './memory';
import { type Rooms, type Step, scan } from './scan';

/** One scan of a folder. Plain data, since it crosses to another thread. */
export interface ScanJob {
  readonly folder: string;
  /** Only these files, by their paths relative to the folder; all when absent. */
  readonly only?: readonly string[];
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
  | { readonly kind: 'steps'; readonly steps: readonly Step[] };

/** Files told of at once: few enough that taking them in is not felt. */
const batch = 50;

/** Does a job, telling what it comes by. */
export async function doJob(
  { job, ownModels }: Omit<ScanData, 'tables'>,
  rooms: Rooms,
  tell: (message: FromScan) => void,
): Promise<void> {
  const { folder, only, exclude, include, sourceCode = true, estimate, budget } = job;
  const within = (path: string) => relative(folder, path).replaceAll('\\', '/');
  const included = ignore().add([...include]);
  const parse = (path: string) => ({ included: included.ignores(within(path)), sourceCode });
  const wanted = (path: string) =>
    (only === undefined || only.includes(within(path))) && mayHoldPrompts(path, parse(path));
  const files = await listFiles([folder], wanted, { exclude });
  tell({ kind: 'listed', files: files.length });
  const { pricedAsOf } = rooms.prices;
  const made = { folder, include, sourceCode, estimate, budget, ownModels, pricedAsOf };
  const memory = new Memory(job.memoryFile, made);
  let steps: Step[] = [];
  for await (const step of scan(files, { estimate, budget, parse }, { ...rooms, memory })) {
    steps.push(shortened(step, within));
    if (steps.length < batch) continue;
    tell({ kind: 'steps', steps });
    steps = [];
  }
  tell({ kind: 'steps', steps });
  memory.keep(only === undefined);
}

function shortened({ file, skipped }: Step, within: (path: string) => string): Step {
  if (skipped) return { skipped: { ...skipped, path: within(skipped.path) } };
  if (!file) return {};
  const { path, sameAs } = file;
  return { file: { ...file, path: within(path), ...(sameAs !== undefined && { sameAs: within(sameAs) }) } };
}
