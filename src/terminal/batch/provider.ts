import { resolve } from 'node:path';
import { type BatchCost, batchCost, readJob, runBatch } from '../../batch';
import type { Ledger } from '../../ledger';
import { openLimits } from '../budgets';
import { type Arguments, Misuse, type Outcome, type Rooms } from '../command';
import type { Given } from './given';
import { outcomeOf } from './outcome';
import { providerOf } from './server';
import { cancel, progressText, waitingText } from './waiting';

/** What the batch will cost, at the price of one. */
export function providerCost({ estimate: own, items, messagesOf }: Given, rooms: Rooms): BatchCost {
  const requests = items.map(it => ({ messages: messagesOf(it), answers: 1 }));
  return batchCost(own, requests, true, rooms);
}

/** Hands the items in to the provider's Batch API and waits for them, or goes on with what was handed in before. */
export async function runProvider(
  given: Arguments,
  about: Given,
  cost: BatchCost,
  rooms: Rooms,
  ledger: Ledger,
): Promise<Outcome> {
  const { prompt, items, messagesOf, model, maxOutputTokens, booking } = about;
  const stateFile = resolve(given.text('state') ?? `${given.paths[0]}.batch.json`);
  const provider = providerOf(given, model, rooms);
  const kept = await readJob(stateFile).catch((error: Error) => {
    throw new Misuse(error.message);
  });
  if (given.flag('cancel')) {
    const batchId = kept?.batchId;
    const text = await cancel(provider, batchId === undefined ? [] : [batchId], stateFile);
    return { json: { batchId, state: 'cancelling' }, text, exit: 0 };
  }
  const run = await runBatch({
    ...provider,
    lines: items.map(it => ({ key: it.key, messages: messagesOf(it) })),
    asked: { model, maxOutputTokens, temperature: prompt.temperature },
    cost,
    limits: { ...(await openLimits(given)), ledger },
    stateFile,
    signal: rooms.signal,
    once: given.flag('no-wait'),
    onProgress: it => rooms.onText(`${progressText(it)}\n`),
    booking,
    keepText: given.flag('keep-text'),
    rooms: { ...rooms, ledger },
  });
  const { batchId, progress } = run;
  if (!run.results) {
    const text = `${batchId}: ${waitingText(progress)}`;
    return { json: { batchId, state: 'running', progress }, text, exit: 0 };
  }
  return outcomeOf(items, run.results, run.calls ?? [], {
    json: { batchId, state: progress.ended, progress },
  });
}
