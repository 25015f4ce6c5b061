import { type BatchRun, fingerprint, type Progress, Refusal, runBatch } from '../batch';
import type { CallRooms } from '../calls';
import { bookingOf } from './asking';
import type { BatchedOptions } from './batched';
import type { Input } from './inputs';
import type { TrialOptions } from './run';
import { messagesFor, type Variant } from './variant';

/** A line's key: the side and the number of the input, from 1. */
export const keyOf = (side: number, number: number) => `${'ab'[side]}-${number}`;

/** What a side hands in: a batch is of one model, so each has its own. */
const linesOf = (variant: Variant, inputs: readonly Input[], side: number) =>
  inputs.map((input, at) => ({ key: keyOf(side, at + 1), messages: messagesFor(variant, input) }));

const askedOf = ({ model, prompt: { maxOutputTokens, temperature } }: Variant) => ({
  model,
  maxOutputTokens,
  temperature,
});

/** Tells a trial's batches from any others: the same again are the same. */
export const fingerprints = ({ variants, inputs }: Pick<TrialOptions, 'variants' | 'inputs'>): string =>
  variants.map((it, side) => fingerprint(linesOf(it, inputs, side), askedOf(it))).join('-');

/**
 * How both batches stand once they have ended, or the waiting has; `undefined` where it ended while they were handed
 * in.
 */
export async function bothRun(
  options: BatchedOptions,
  rooms: CallRooms,
  onProgress: (side: number, progress: Progress) => void,
): Promise<readonly BatchRun[] | undefined> {
  const { variants, inputs, provider, stateFiles, costs, limits, once = false, firstWaitMs } = options;
  // Once one side is lost, nobody waits for the other.
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  let lost: { readonly sentence: string; readonly mayPass: boolean } | undefined;
  const lose = (sentence: string, mayPass: boolean) => {
    lost ??= { sentence, mayPass };
    ending.abort();
  };
  const run = async (variant: Variant, side: number) => {
    try {
      return await runBatch({
        ...{ ...provider, lines: linesOf(variant, inputs, side), asked: askedOf(variant) },
        ...{ cost: costs[side]!, limits, stateFile: stateFiles[side]!, signal, once, rooms },
        ...(firstWaitMs !== undefined && { firstWaitMs }),
        booking: { ...bookingOf(options, variant), tags: limits?.overBudget ? ['over-budget'] : [] },
        onProgress: progress => {
          onProgress(side, progress);
          const { ended, why } = progress;
          if (ended === 'failed')
            lose(`The batch on ${variant.model} failed.${why ? ` It said: ${why}` : ''}`, false);
        },
      });
    } catch (error) {
      lose((error as Error).message, error instanceof Refusal && error.passing);
      return undefined;
    }
  };
  const runs = (await Promise.all(variants.map(run))).flatMap(it => it ?? []);
  if (!lost) return runs;
  if (options.signal.aborted) return undefined;
  const { sentence, mayPass } = lost;
  const going = mayPass ? [] : runs.filter(it => !it.progress.ended);
  for (const { batchId } of going) await provider.api.cancel(batchId).catch(() => {});
  throw new Error(going.length > 0 ? `${sentence} The batch of the other side was cancelled.` : sentence);
}
