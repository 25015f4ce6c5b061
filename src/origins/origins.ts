import { Worker } from 'node:worker_threads';
import { type AskedMessage, type Match, PromptIndex } from '../match';
import type { Look } from './look';
import type { FromOrigins, ToOrigins } from './protocol';
import { idOf, type Origin } from './read';

/** A prompt that may have made a call. */
export interface Found {
  readonly prompt: Origin;
  readonly wants: Origin['wants'];
}

/** The prompts of folders, to be found again in calls. Files are read in a thread; finding takes no time to speak of. */
export interface Origins {
  /** Looks at what a folder holds now: at what has changed, after the first time. Rejects when it cannot be done. */
  look(look: Look): Promise<void>;
  /**
   * The prompt that a call was made with, among those seen so far.
   * @param at when it was made, in milliseconds since the epoch; now when absent
   */
  of(messages: readonly AskedMessage[], at?: number): Match<Origin> | undefined;
  /** The same: none, one, or those between which the text does not tell; with what their files want of calls now. */
  madeBy(messages: readonly AskedMessage[], at?: number): readonly Found[];
  /**
   * The prompt of this name, as calls are booked on it, as its file holds it now.
   * @param workspace its folder; empty for whichever has one of that name, if only one does
   */
  named(prompt: string, workspace: string): Found | undefined;
  close(): void;
}

/** @param workerPath the bundled `originsWorker.js` */
export function openOrigins(workerPath: string): Origins {
  const index = new PromptIndex<Origin>();
  const folders = new Set<string>();
  const waiting: { readonly done: () => void; readonly fail: (error: Error) => void }[] = [];
  let worker: Worker | undefined;

  function receive(message: FromOrigins): void {
    if (message.kind === 'seen') {
      const files = new Map(message.seen.map(it => [it.file, it.held]));
      index.put(files, message.isFirst ? Number.NEGATIVE_INFINITY : Date.now());
      return;
    }
    if (message.kind === 'past') {
      const { file, held, ...when } = message.past;
      index.recall(file, held, when);
      return;
    }
    const { done, fail } = waiting.shift() ?? {};
    if (waiting.length === 0) worker?.unref();
    if (message.failed === undefined) done?.();
    else fail?.(new Error(message.failed));
  }

  function open(): Worker {
    const opened = new Worker(workerPath, { name: 'promptmeter-origins' });
    opened.on('message', receive);
    opened.on('error', error => {
      worker = undefined;
      for (const { fail } of waiting.splice(0)) fail(error as Error);
    });
    return opened;
  }

  return {
    look(look) {
      folders.add(look.folder);
      worker ??= open();
      // Whoever waits for a look keeps the process, and nobody else does.
      worker.ref();
      worker.postMessage({ kind: 'look', look } satisfies ToOrigins);
      return new Promise((done, fail) => waiting.push({ done, fail }));
    },
    of: (messages, at) => index.match(messages, at),
    madeBy(messages, at) {
      const match = index.match(messages, at);
      const prompts = match?.kind === 'one' ? [match.prompt] : (match?.prompts ?? []);
      return prompts.map(prompt => ({ prompt, wants: (index.now(prompt.id) ?? prompt).wants }));
    },
    named(prompt, workspace) {
      const places = workspace === '' ? [...folders] : [workspace];
      const [one, ...others] = places.flatMap(it => index.now(idOf(it, prompt)) ?? []);
      return one && others.length === 0 ? { prompt: one, wants: one.wants } : undefined;
    },
    close() {
      void worker?.terminate();
      for (const { fail } of waiting.splice(0)) fail(new Error('Prompts are no longer looked for.'));
    },
  };
}
