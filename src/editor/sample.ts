import { Disposable, type Progress, ProgressLocation, window, workspace } from 'vscode';
import { callModel } from '../calls';
import { type Prompt, placeholderNames } from '../prompts';
import { type Booking, bookingOf } from './booking';
import type { Rooms } from './rooms';
import { promptFiles } from './runPick';
import { sampleTimes } from './sampleTimes';

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
  for (const [index, { sample, at }] of times.entries()) {
    const { prompt, booking, model } = samples[sample]!;
    if (signal.aborted) return;
    progress.report({ message: `${index + 1} of ${times.length}`, increment: 100 / times.length });
    await callModel(
      {
        prompt,
        model,
        baseUrl,
        apiKey: '',
        values: Object.fromEntries(placeholderNames(prompt).map(name => [name, `a sample value of ${name}`])),
        booking: { ...booking, task: '', user: '', source: 'sample' },
        signal,
      },
      { ...rooms, ledger: { record: call => rooms.ledger.record({ ...call, at }) } },
    );
  }
}

async function samplesOf({ documents }: Rooms): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  for (const uri of await promptFiles()) {
    const document = await workspace.openTextDocument(uri);
    const reading = await documents.current(document);
    for (const [index, prompt] of reading?.file.prompts.entries() ?? []) {
      // Instructions go along with other prompts: nobody runs them by themselves.
      if (!reading || prompt.alwaysLoaded) continue;
      const booking = bookingOf(uri, reading.file, prompt);
      samples.push({ prompt, booking, model: reading.estimates[index]!.modelName });
    }
  }
  return samples;
}
