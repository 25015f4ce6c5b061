import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ProgressLocation, window, workspace } from 'vscode';
import { closeJob, type Job, openProvider, readJob, resumeBatch } from '../../batch';
import { signalOf } from '../cancelling';
import type { Rooms } from '../rooms';
import { counted } from '../words/cost';
import { batchFolder } from './provider';
import { show } from './show';

/** Milliseconds for which providers keep the answers of a batch, at least (docs.anthropic.com, 2026-11). */
const keptMs = 29 * 24 * 3_600_000;

/** Milliseconds after which nobody is handing a batch in any more that says so. */
const handingInMs = 300_000;

interface Waiting {
  readonly stateFile: string;
  readonly job: Job;
}

/** Offers to go on with batches of tables of this window's folders that were handed in before it was closed. */
export async function offerBatches(rooms: Rooms): Promise<void> {
  const waiting = await waitingBatches(rooms);
  if (waiting.length === 0) return;
  const [go, leave] = ['Continue', 'Don’t Ask Again'];
  const answer = await window.showInformationMessage(`${sentenceOf(waiting)} Continue?`, go, leave);
  if (answer === leave) for (const { stateFile } of waiting) await closeJob(stateFile);
  if (answer === go) await Promise.all(waiting.map(it => resume(rooms, it)));
}

async function waitingBatches(rooms: Pick<Rooms, 'context' | 'log'>): Promise<readonly Waiting[]> {
  const folder = batchFolder(rooms);
  // There is none before the first batch.
  const names = await readdir(folder).catch(() => []);
  const here = ['', ...(workspace.workspaceFolders ?? []).map(it => it.uri.fsPath)];
  const found = names
    .filter(it => it.endsWith('.json'))
    .map(async (name): Promise<readonly Waiting[]> => {
      const stateFile = join(folder, name);
      const job = await readJob(stateFile).catch((error: Error) => rooms.log.warn(error.message));
      if (!job) return [];
      const { booking, keys, closedAt, submittedAt } = job;
      const isOpen = keys !== undefined && closedAt === undefined && mayHaveArrived(job);
      const isOurs = booking?.source === 'batch' && here.includes(booking.workspace);
      return isOpen && isOurs && submittedAt > Date.now() - keptMs ? [{ stateFile, job }] : [];
    });
  return (await Promise.all(found)).flat();
}

/** One that was being handed in when its process ended may be at the provider; OpenAI's list of batches tells. */
const mayHaveArrived = ({ batchId, api, submittedAt }: Job) =>
  batchId !== undefined || (api === 'openai' && submittedAt < Date.now() - handingInMs);

function sentenceOf([first, ...others]: readonly Waiting[]): string {
  if (others.length > 0) return `${others.length + 1} batches were handed in and their answers not fetched.`;
  const { lines = 0, booking, batchId } = first?.job ?? {};
  const how =
    batchId === undefined
      ? 'was being handed in when its window was closed'
      : 'was handed in and its answers not fetched';
  return `A batch of ${booking?.prompt}, ${counted(lines, 'row')}, ${how}.`;
}

/** Waits for a batch under a notification that ends the waiting, and opens its answers. */
async function resume(rooms: Rooms, { stateFile, job }: Waiting): Promise<void> {
  const { baseUrl } = job;
  const name = job.booking?.prompt ?? job.model;
  try {
    const key = await rooms.keys.findOrAsk(baseUrl);
    if (!key) return;
    const { results, calls = [] } = await window.withProgress(
      { location: ProgressLocation.Notification, title: `Batch of ${name}`, cancellable: true },
      (progress, token) => {
        const signal = signalOf(token);
        return resumeBatch({
          api: openProvider(job.api, { baseUrl, apiKey: key.key, signal }).api,
          ...{ stateFile, signal, rooms, limits: { budgets: [], ledger: rooms.ledger } },
          onProgress: ({ done, total }) => progress.report({ message: `${done} of ${total}` }),
        });
      },
    );
    // What its rows held is not kept with it: the keys tell.
    if (results)
      await show(
        name,
        results.map(({ key }) => ({ key, values: {} })),
        { results, calls },
      );
  } catch (error) {
    rooms.log.error(`The batch of ${name} could not be gone on with.`, error as Error);
    void window.showErrorMessage(error instanceof Error ? error.message : String(error));
  }
}
