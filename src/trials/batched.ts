import { randomUUID } from 'node:crypto';
import {
  admitBatch,
  type BatchCost,
  type BatchRun,
  lineId,
  type Progress,
  type Provider,
  readJob,
} from '../batch';
import type { CallRooms, Calls } from '../calls';
import type { Call } from '../ledger';
import { bookingOf, inTurns, openAsking, scoredPair } from './asking';
import type { TrialOptions } from './run';
import { bothRun, keyOf } from './sides';
import type { Outcome, Pair, Trial } from './trial';
import { messagesFor } from './variant';

export interface BatchedOptions extends Omit<TrialOptions, 'onPair'> {
  readonly provider: Provider;
  /** Absolute paths of the files that keep how the batches of both sides stand. */
  readonly stateFiles: readonly [a: string, b: string];
  /** What the batches of both sides will cost. */
  readonly costs: readonly [a: BatchCost, b: BatchCost];
  /** Ends the waiting, not the batches. */
  readonly signal: AbortSignal;
  /** Looks once. */
  readonly once?: boolean;
  /** As `runBatch` takes it. */
  readonly firstWaitMs?: number;
  /** Told of both batches together. */
  readonly onProgress?: (progress: BatchedProgress) => void;
}

/** How both batches of a trial stand together. */
export type BatchedProgress = Pick<Progress, 'total' | 'done' | 'failed'>;

/** What came of a trial by the provider's Batch API; or that its batches go on there. */
export type BatchedTrial =
  | { readonly kind: 'done'; readonly trial: Trial }
  | { readonly kind: 'waiting'; readonly progress: BatchedProgress };

/**
 * A trial whose answers come through the provider's Batch API: both sides are handed in, waited for and recorded at the
 * price of a batch, once however often they are fetched (see `runBatch`), and then scored as those of `runTrial` are; a
 * judge is asked at once and alone. An input that was not answered on both sides is left, to be run again. Rejects with
 * a sentence where a budget or the provider refuses; where it refuses one side for good, the other's batch is
 * cancelled.
 */
export async function runBatchedTrial(options: BatchedOptions, calls: Calls): Promise<BatchedTrial> {
  await allow(options, calls.rooms);
  const last: [BatchedProgress, BatchedProgress] = [none(options), none(options)];
  const together = (): BatchedProgress => {
    const [a, b] = last;
    return { total: a.total + b.total, done: a.done + b.done, failed: a.failed + b.failed };
  };
  const runs = await bothRun(options, calls.rooms, (side, progress) => {
    last[side] = progress;
    options.onProgress?.(together());
  });
  if (!runs?.every(it => it.results)) return { kind: 'waiting', progress: together() };
  return { kind: 'done', trial: await scored(options, runs, calls) };
}

const none = ({ inputs }: BatchedOptions): BatchedProgress => ({ total: inputs.length, done: 0, failed: 0 });

/**
 * Rejects where a hard budget has no room for both sides, before either is handed in. What was handed in before is set
 * aside already, and so will be each that is: this gives free again what it took.
 */
async function allow(options: BatchedOptions, rooms: CallRooms): Promise<void> {
  const { variants, stateFiles, costs, limits } = options;
  if (!limits) return;
  const taken: string[] = [];
  try {
    for (const [side, it] of variants.entries()) {
      if (await readJob(stateFiles[side]!)) continue;
      const id = randomUUID();
      taken.push(id);
      const asked = { ...bookingOf(options, it), id, model: it.model };
      const refused = await admitBatch(asked, costs[side]!, limits, rooms);
      if (refused !== undefined) throw new Error(refused);
    }
  } finally {
    for (const id of taken) await limits.ledger.release(id).catch(() => {});
  }
}

/** Both sides' answers as pairs. */
async function scored(options: BatchedOptions, runs: readonly BatchRun[], calls: Calls): Promise<Trial> {
  const { variants, inputs, signal } = options;
  const asking = openAsking(options, calls);
  const answers = runs.map(outcomesOf);
  const pairs: Pair[] = [];
  let missing: string | undefined;
  await inTurns(
    inputs.length,
    () => false,
    async number => {
      const [a, b] = answers.map((it, side) => it(keyOf(side, number))) as [Answered, Answered];
      if (typeof a === 'string' || typeof b === 'string') {
        missing ??= typeof a === 'string' ? a : String(b);
        for (const it of [a, b]) if (typeof it !== 'string') asking.apart.push(it.call);
        return;
      }
      const input = inputs[number - 1]!;
      const over =
        asking.stopped() ?? (signal.aborted ? 'The test was cancelled before this was judged.' : undefined);
      pairs.push(
        over === undefined
          ? await scoredPair(asking, { number, input, asked: messagesFor(variants[0], input) }, a, b)
          : { number, input, a: { ...a, why: over }, b: { ...b, why: over } },
      );
    },
  );
  pairs.sort((x, y) => x.number - y.number);
  const stopped = asking.stopped() ?? missing;
  return { pairs, apart: asking.apart, ...(stopped !== undefined && { stopped }) };
}

/** What came of a line; or why it was not begun, as a sentence. */
type Answered = Outcome | string;

/** What came of each line of a batch, by its key. */
function outcomesOf({ batchId, results = [], calls = [] }: BatchRun): (key: string) => Answered {
  const byId = new Map<string, Call>(calls.map(it => [it.id, it]));
  const byKey = new Map(results.map(it => [it.key, it]));
  return key => {
    const [result, call] = [byKey.get(key), byId.get(lineId(batchId, key))];
    const error = result?.error;
    if (!call) return error ?? 'The batch did not answer it.';
    const why = error ?? 'The other call failed.';
    return {
      text: result?.text ?? '',
      call,
      score: null,
      why,
      ...(error !== undefined && { failed: error }),
    };
  };
}
