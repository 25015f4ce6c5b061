import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Uri } from 'vscode';
import {
  apiAt,
  type BatchCost,
  type BatchRun,
  fingerprint,
  openProvider,
  type Progress,
  runBatch,
} from '../../batch';
import type { Call } from '../../ledger';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import type { Table } from './plan';

/** Where it is kept how batches stand. */
export const batchFolder = ({ context }: Pick<Rooms, 'context'>): string =>
  Uri.joinPath(context.globalStorageUri, 'batches').fsPath;

export interface Sending {
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'task'> & Partial<Pick<Call, 'tags'>>;
  readonly signal: AbortSignal;
}

/**
 * Hands a table in to the Batch API at the base URL, or goes on with the same one where it was handed in before: how it
 * stands is kept beside the ledger. Rejects with a sentence.
 */
export async function runByProvider(
  rooms: Rooms,
  { target, prompt, items, messagesOf }: Table,
  cost: BatchCost,
  { baseUrl, apiKey, booking, signal }: Sending,
  onProgress: (progress: Progress) => void,
): Promise<BatchRun> {
  const lines = items.map(it => ({ key: it.key, messages: messagesOf(it) }));
  const { modelName: model } = target.estimate;
  const { maxOutputTokens, temperature } = prompt;
  const asked = { model, maxOutputTokens, temperature };
  const folder = batchFolder(rooms);
  await mkdir(folder, { recursive: true });
  const stateFile = join(folder, `${fingerprint(lines, asked)}.json`);
  return runBatch({
    ...openProvider(apiAt(baseUrl), { baseUrl, apiKey, signal }),
    ...{ lines, asked, cost, stateFile, signal, onProgress, booking, rooms },
    limits: rooms.budgeting.limits(target.document.uri, false),
    keepText: readSettings().keepText,
  });
}
