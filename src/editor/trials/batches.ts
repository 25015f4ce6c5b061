import { ProgressLocation, Uri, window } from 'vscode';
import { apiAt, type Job, openProvider, type Provider, readJob } from '../../batch';
import { explainUnsendable } from '../../calls';
import { type BatchedTrial, runBatchedTrial } from '../../trials';
import { signalOf } from '../cancelling';
import { placeOfFile } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { type Pending, stateFilesOf } from './pending';
import { isOfModels } from './question';

/**
 * Hands a test in, where it is not, and waits for it under a notification that can end the waiting; `undefined` when
 * the user gives no key. Rejects with a sentence.
 */
export async function waitFor(rooms: Rooms, pending: Pending): Promise<BatchedTrial | undefined> {
  const { title, place, variants, scoring, open, costs } = pending.handed;
  const uri = Uri.parse(place.uri);
  const at = await placeWithKey(rooms, pending);
  if (!at) return undefined;
  return window.withProgress(
    { location: ProgressLocation.Notification, title: `${title}, in a batch`, cancellable: true },
    (progress, token) => {
      const signal = signalOf(token);
      progress.report({ message: 'handing it in…' });
      let told = 0;
      return runBatchedTrial(
        {
          ...{ variants, inputs: open.map(it => it.input), scoring, costs },
          ...{ ...at, ...placeOfFile(uri), overhead: isOfModels({ variants }) },
          ...{ stateFiles: stateFilesOf(pending), signal },
          provider: openAt(at, signal),
          limits: rooms.budgeting.limits(uri, false),
          onProgress: ({ done, total }) => {
            progress.report({ message: `${done} of ${total}`, increment: (100 * (done - told)) / total });
            told = done;
          },
        },
        rooms.calls,
      );
    },
  );
}

/** Has the provider cancel what it has not answered; what it has stays. Rejects with a sentence. */
export async function cancelBatches(rooms: Rooms, pending: Pending): Promise<void> {
  const at = await placeWithKey(rooms, pending);
  const provider = at && openAt(at, new AbortController().signal);
  for (const { batchId } of await jobsOf(pending))
    if (batchId !== undefined) await provider?.api.cancel(batchId);
}

/** Its batches as far as they were handed in. */
export async function jobsOf(pending: Pending): Promise<readonly Job[]> {
  const jobs = await Promise.all(stateFilesOf(pending).map(readJob));
  return jobs.flatMap(it => it ?? []);
}

interface At {
  readonly baseUrl: string;
  readonly apiKey: string;
}

const openAt = (at: At, signal: AbortSignal): Provider => openProvider(apiAt(at.baseUrl), { ...at, signal });

/** Where it was handed in, whatever the setting says by now; `undefined` when the user gives no key. */
async function placeWithKey(rooms: Rooms, pending: Pending): Promise<At | undefined> {
  const { place, variants } = pending.handed;
  const [job] = await jobsOf(pending);
  const baseUrl = job?.baseUrl ?? readSettings(Uri.parse(place.uri)).baseUrl;
  const unsendable = explainUnsendable({ baseUrl, model: variants[0].model, apiKey: '' });
  if (unsendable) throw new Error(unsendable.sentence);
  const key = await rooms.keys.findOrAsk(baseUrl);
  return key && { baseUrl, apiKey: key.key };
}
