import { resolve } from 'node:path';
import { readJob } from '../batch';
import type { Calls } from '../calls';
import { runBatchedTrial, type Trial, type TrialCost, type TrialOptions } from '../trials';
import { providerOf } from './batch/server';
import { cancel, progressText, waitingText } from './batch/waiting';
import { type Arguments, Misuse, type Outcome, type Rooms } from './command';

/** What `--batch` takes beside itself. */
export const batchOptions = {
  batch: { type: 'boolean' },
  api: { type: 'string' },
  state: { type: 'string' },
  'no-wait': { type: 'boolean' },
  cancel: { type: 'boolean' },
} as const;

/** What came of a trial by the provider's batch; or what there is to say while it goes on there. */
type InBatch = { readonly trial: Trial } | { readonly outcome: Outcome };

/**
 * Hands both sides of a trial in to the provider's Batch API and waits for them, or goes on with what was handed in before.
 * @throws Misuse where the two models are not of one provider, or the files of its batches hold something else
 */
export async function trialInBatch(
  given: Arguments,
  options: TrialOptions,
  cost: TrialCost,
  rooms: Rooms,
  calls: Calls,
): Promise<InBatch> {
  const { variants } = options;
  const [provider, other] = [
    providerOf(given, variants[0].model, rooms),
    providerOf(given, variants[1].model, rooms),
  ];
  if (provider.server.api !== other.server.api)
    throw new Misuse(
      `A trial in a batch is of one provider: ${variants[0].model} and ${variants[1].model} are of two.`,
    );
  const inBatch = cost.kind === 'priced' ? cost.inBatch : undefined;
  if (!inBatch)
    throw new Misuse(`No price in a batch is known for both ${variants[0].name} and ${variants[1].name}.`);
  const stateFiles = stateFilesOf(given, variants[1].name);
  const jobs = await Promise.all(stateFiles.map(readJob)).catch((error: Error) => {
    throw new Misuse(error.message);
  });
  if (given.flag('cancel')) {
    const ids = jobs.flatMap(it => it?.batchId ?? []);
    const text = await cancel(provider, ids, stateFiles[0]);
    return { outcome: { json: { batchIds: ids, state: 'cancelling' }, text, exit: 0 } };
  }
  const came = await runBatchedTrial(
    {
      ...options,
      ...{ provider, stateFiles, costs: inBatch.sides, signal: rooms.signal },
      once: given.flag('no-wait'),
      onProgress: it => rooms.onText(`${progressText(it)}\n`),
    },
    calls,
  );
  if (came.kind === 'done') return came;
  const { progress } = came;
  return { outcome: { json: { state: 'running', progress }, text: waitingText(progress), exit: 0 } };
}

/** Beside the inputs unless `--state` says otherwise; another model has files of its own. */
function stateFilesOf(given: Arguments, against: string): readonly [string, string] {
  const name = against.replace(/[^\w.-]+/g, '-');
  const path = resolve(given.text('state') ?? `${given.text('inputs')}.${name}.trial`);
  return [`${path}.a.json`, `${path}.b.json`];
}
