import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from '../../calls';
import type { Call } from '../../ledger';
import type { BatchCost } from '../cost';
import type { ItemResult } from '../item';
import { type Booked, type BookedLine, bookLines } from './book';
import { closeJob, dropJob, fingerprint, type Job, keepJob, readJob } from './job';
import { admitBatch } from './limit';
import { type Asked, type BatchApi, type Line, type LineResult, type Progress, Refusal } from './provider';

export interface BatchOptions extends Booked {
  readonly api: BatchApi;
  readonly server: Pick<Job, 'api' | 'baseUrl'>;
  readonly lines: readonly Line[];
  readonly asked: Asked;
  /** What it will cost, as it was said before. */
  readonly cost: BatchCost;
  /**
   * The user's budgets: a hard one refuses what it has no room for; what is handed in counts as spent until it is
   * booked.
   */
  readonly limits?: Limits | undefined;
  /** Absolute path of the file that keeps how the batch stands, so that it is found again after a restart. */
  readonly stateFile: string;
  /** Ends the waiting, not the batch. */
  readonly signal: AbortSignal;
  /** Milliseconds between the first two looks; each wait is half as long again, up to a minute. */
  readonly firstWaitMs?: number;
  /** Looks once. */
  readonly once?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** How a batch stands, and once it has ended what came of it. */
export interface BatchRun {
  readonly batchId: string;
  readonly progress: Progress;
  /** In the order of the lines; absent while it runs. */
  readonly results?: readonly ItemResult[];
  readonly calls?: readonly Call[];
}

const longestWaitMs = 60_000;

/** Looks that may fail in a row before it is given up. */
const mostFailures = 5;

/**
 * Hands lines in to a provider's Batch API, waits until they are answered, and records each at the price of a batch. What
 * was handed in before is not handed in again: its file tells where it is, and its lines are recorded once, however
 * often they are fetched. Rejects with a sentence where the provider refuses, or another batch is kept under the file.
 */
export async function runBatch(options: BatchOptions): Promise<BatchRun> {
  return outcome(await handedIn(options), options.lines, options);
}

/** What is needed to go on with a batch that its file alone is left of. */
export type ResumeOptions = Omit<BatchOptions, 'server' | 'lines' | 'asked' | 'cost' | keyof Booked> &
  Pick<Booked, 'rooms'>;

/**
 * Goes on with a batch of which nothing is at hand but its file: what was asked is not known any more, so that no words
 * are kept, and a line of which the provider tells no usage is booked by its answer alone. Rejects with a sentence, as
 * `runBatch` does.
 */
export async function resumeBatch(options: ResumeOptions): Promise<BatchRun> {
  const { stateFile, api } = options;
  const job = await readJob(stateFile);
  const { booking, keys } = job ?? {};
  if (!job || !booking || !keys)
    throw new Error(
      `${stateFile} keeps no batch that can be gone on with. Run the same again for its results.`,
    );
  const batchId = job.batchId ?? (await again(api, job, stateFile));
  if (batchId === undefined) {
    await forget(job, options);
    throw new Error(
      'The batch never arrived at the provider, so nothing of it is billed. Run the same again.',
    );
  }
  const lines = keys.map(key => ({ key }));
  return outcome({ ...job, batchId }, lines, { ...options, booking });
}

/** Waits for a batch, and books what came of it. */
async function outcome(
  job: HandedIn,
  lines: readonly BookedLine[],
  options: ResumeOptions & Booked,
): Promise<BatchRun> {
  const { api, stateFile, signal } = options;
  const { batchId } = job;
  const progress = await ended(job, options);
  if (!progress.ended) return { batchId, progress };
  const found = new Map<string, LineResult>();
  if (progress.done > 0 || progress.total === 0) {
    for await (const line of api.results(batchId)) found.set(line.key, line);
  }
  signal.throwIfAborted();
  const unanswered = `The batch ${words[progress.ended]} before its turn.${progress.why ? ` It said: ${progress.why}` : ''}`;
  const results = lines.map(({ key }) => found.get(key) ?? { key, error: unanswered });
  const calls = await bookLines(lines, found, { ...options, job, endedAt: progress.endedAt });
  // Where it cannot be given free now, it is when its time is over: what came of it is not lost for that.
  await options.limits?.ledger.release(job.mark).catch(() => {});
  // Nothing of it was done: the same may be handed in again.
  if (found.size === 0) await dropJob(stateFile);
  else await closeJob(stateFile);
  return { batchId, progress, results: results.map(resultOf), calls };
}

const words = {
  completed: 'ended',
  expired: 'expired',
  cancelled: 'was cancelled',
  failed: 'failed',
} as const;

const resultOf = (line: LineResult): ItemResult =>
  'error' in line ? { key: line.key, text: null, error: line.error } : { key: line.key, text: line.text };

type HandedIn = Job & { readonly batchId: string };

/** The batch that is kept in the file, or a new one. */
async function handedIn(options: BatchOptions): Promise<HandedIn> {
  const { api, server, lines, asked, stateFile, booking } = options;
  const own = fingerprint(lines, asked);
  const kept = await readJob(stateFile);
  if (kept && kept.fingerprint !== own) {
    throw new Error(
      `${stateFile} keeps another batch, of ${kept.lines} items on ${kept.model}: the inputs, the prompt or the model are not those it was handed in with. Put them back to fetch its results, or move the file away to hand these in.`,
    );
  }
  if (kept?.batchId !== undefined) return { ...kept, batchId: kept.batchId };
  if (lines.length > api.mostLines) {
    throw new Error(
      `A batch takes ${api.mostLines} items at most, and these are ${lines.length}. Split the file.`,
    );
  }
  const job: Job = kept ?? {
    ...{ version: 1, mark: randomUUID(), ...server, model: asked.model, fingerprint: own },
    ...{ lines: lines.length, submittedAt: Date.now(), booking, keys: lines.map(it => it.key) },
  };
  const batchId = (kept && (await again(api, kept, stateFile))) ?? (await submit(job, options));
  const done = { ...job, batchId };
  await keepJob(stateFile, done);
  return done;
}

async function submit(job: Job, options: BatchOptions): Promise<string> {
  const { api, lines, asked, stateFile, booking, cost, limits, rooms } = options;
  const booked = { ...booking, id: job.mark, model: asked.model };
  const refused = limits && (await admitBatch(booked, cost, limits, rooms));
  if (refused !== undefined) throw new Error(refused);
  // Before it is handed in: whoever is killed meanwhile must not hand it in twice.
  await keepJob(stateFile, job);
  try {
    return await api.submit(lines, asked, job.mark);
  } catch (error) {
    if (error instanceof Refusal && !error.passing) await forget(job, options);
    throw error;
  }
}

/** Forgets a batch that is at no provider: its file goes, and what was set aside for it is free again. */
async function forget({ mark }: Job, { stateFile, limits }: ResumeOptions): Promise<void> {
  await dropJob(stateFile);
  await limits?.ledger.release(mark).catch(() => {});
}

/** The id of a batch that was being handed in when its process ended; undefined where it never arrived. */
async function again(api: BatchApi, { mark }: Job, stateFile: string): Promise<string | undefined> {
  if (api.find) return api.find(mark);
  throw new Error(
    `It is not known whether this batch arrived when it was handed in last. Look at the provider's own list of batches; if it is not there, delete ${stateFile} and run again.`,
  );
}

/** How the batch stands once it has ended, or the waiting has. */
async function ended({ batchId, lines: total }: HandedIn, options: ResumeOptions): Promise<Progress> {
  const { api, signal, onProgress, once = false, firstWaitMs = 2000 } = options;
  let failures = 0;
  let last: Progress = { total, done: 0, failed: 0 };
  for (let waitMs = firstWaitMs; ; waitMs = Math.min(waitMs * 1.5, longestWaitMs)) {
    try {
      last = await api.look(batchId);
      failures = 0;
      onProgress?.(last);
    } catch (error) {
      if (signal.aborted) return last;
      failures++;
      if (!(error instanceof Refusal && error.passing) || once || failures >= mostFailures) throw error;
    }
    if (last.ended || once || signal.aborted) return last;
    await sleep(waitMs, undefined, { signal }).catch(() => {});
    if (signal.aborted) return last;
  }
}
