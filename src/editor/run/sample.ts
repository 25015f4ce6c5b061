import { Disposable, type Progress, ProgressLocation, window, workspace } from 'vscode';
import { callModel, openCalls } from '../../calls';
import type { Call } from '../../ledger';
import { type Prompt, placeholderNames } from '../../prompts';
import { type Booking, bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { promptFiles } from './pick';
import { isRunnable } from './runnable';
import { sampleTimes } from './sampleTimes';

/** Calls made at the same time. */
const atOnce = 4;

interface Sample {
  readonly prompt: Prompt;
  readonly booking: Booking;
  readonly model: string;
}

/**
 * Where the environment names a local test server (`npm start` does, for the sample workspace alone): fills an empty
 * ledger by really running the workspace's prompts against it, under a notification that can cancel it. The calls
 * bear the source `sample` and are dated over the last 30 days, which the panel says; all else is as it happened.
 */
export function registerSample(rooms: Rooms): Disposable {
  const cancelling = new AbortController();
  const { sampleServer } = rooms;
  if (sampleServer) {
    fill(rooms, sampleServer, cancelling).catch(error => {
      rooms.log.error('The sample prompts could not be run.', error);
    });
  }
  return new Disposable(() => cancelling.abort());
}

async function fill(rooms: Rooms, baseUrl: string, cancelling: AbortController): Promise<void> {
  if ((await rooms.ledger.calls(1)).length > 0) return;
  const title = 'Running the sample prompts against a local test server';
  await window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, token) => {
      token.onCancellationRequested(() => cancelling.abort());
      await runAll(rooms, baseUrl, progress, cancelling.signal);
    },
  );
}

async function runAll(
  rooms: Rooms,
  baseUrl: string,
  progress: Progress<{ message: string; increment: number }>,
  signal: AbortSignal,
): Promise<void> {
  const samples = await samplesOf(rooms);
  const times = sampleTimes(samples.length, new Date());
  for (let done = 0; done < times.length && !signal.aborted; done += atOnce) {
    progress.report({ message: `${done} of ${times.length}`, increment: (100 * atOnce) / times.length });
    const next = times.slice(done, done + atOnce);
    await Promise.all(next.map(({ sample, at }) => runOne(rooms, baseUrl, samples[sample]!, at, signal)));
  }
}

async function runOne(
  rooms: Rooms,
  baseUrl: string,
  { prompt, booking, model }: Sample,
  at: number,
  signal: AbortSignal,
): Promise<void> {
  const values = placeholderNames(prompt).map(name => [name, `a sample value of ${name}`]);
  const dated = { record: (calls: readonly Call[]) => rooms.ledger.record(calls.map(it => ({ ...it, at }))) };
  await callModel(
    {
      prompt,
      model,
      baseUrl,
      apiKey: '',
      values: Object.fromEntries(values),
      booking: { ...booking, source: 'sample', interactive: true },
      signal,
    },
    openCalls({ prices: rooms.prices, tokens: rooms.tokens, ledger: dated }),
  );
}

async function samplesOf({ documents }: Rooms): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const uri of await promptFiles()) {
    const document = await workspace.openTextDocument(uri);
    const reading = await documents.current(document);
    for (const [index, prompt] of reading?.file.prompts.entries() ?? []) {
      if (
        !reading ||
        !isRunnable(reading.file.format, reading.estimates[index]?.messages.map(it => it.message) ?? [])
      )
        continue;
      const booking = bookingOf(uri, reading.file, prompt);
      const model = reading.estimates[index]!.modelName;
      samples.push({ prompt: await reading.prompt(index), booking, model });
    }
  }
  return samples;
}
