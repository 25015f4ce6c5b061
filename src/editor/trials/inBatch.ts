import { join } from 'node:path';
import { commands, type Disposable, Uri, window } from 'vscode';
import {
  type BatchedProgress,
  dayText,
  decision,
  decisionText,
  fingerprints,
  isAnswered,
  type Numbered,
  type Trial,
  together,
} from '../../trials';
import { commandIds } from '../commands';
import { findTarget, type Target } from '../documents/target';
import { bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';
import { counted } from '../words/cost';
import { cancelBatches, jobsOf, waitFor } from './batches';
import { keepVerdict } from './keepVerdict';
import { dropPending, type Handed, keepPending, type Pending, readPending } from './pending';
import type { Results, Test } from './question';

/**
 * Tests whose answers come through a provider's Batch API: handed in, waited for as long as the user likes, and taken up
 * again in another window. Each is kept until its results have been shown.
 */
export class BatchTests implements Disposable {
  readonly #rooms: Rooms;
  readonly #show: (results: Results) => void;
  /** The folders of those that are waited for. */
  readonly #waiting = new Set<string>();
  readonly #command = commands.registerCommand(commandIds.batchTests, () => this.#choose());

  /** @param show shows what came of a test */
  constructor(rooms: Rooms, show: (results: Results) => void) {
    this.#rooms = rooms;
    this.#show = show;
    void this.#remind();
  }

  dispose(): void {
    this.#command.dispose();
  }

  /** Hands inputs of a test in, and waits for their answers without keeping anybody. */
  async handIn(before: Test, open: readonly Numbered[], costs: Handed['costs']): Promise<void> {
    const { title, booking, variants, scoring, inputs, trial, target } = before;
    const name = fingerprints({ variants, inputs: open.map(it => it.input) });
    const pending = await keepPending(join(this.#storage, name), {
      ...{ title, booking, variants, scoring, inputs, trial, open, costs },
      ...{ place: target.place, at: Date.now() },
    });
    void this.#take(pending);
  }

  get #storage(): string {
    const { storageUri, globalStorageUri } = this.#rooms.context;
    return Uri.joinPath(storageUri ?? globalStorageUri, 'tests').fsPath;
  }

  /** Shows results that are here, else waits for them. */
  async #take(pending: Pending): Promise<void> {
    const { folder, handed } = pending;
    if (this.#waiting.has(folder)) {
      return tell(`${handed.title}: its answers are waited for; the notification shows how many there are.`);
    }
    this.#waiting.add(folder);
    try {
      await (isHere(pending) ? this.#open(pending) : this.#wait(pending));
    } catch (error) {
      this.#complain(pending, error);
      if (!isHere(pending)) await dropUnsent(pending);
    } finally {
      this.#waiting.delete(folder);
    }
  }

  async #wait(pending: Pending): Promise<void> {
    const came = await waitFor(this.#rooms, pending);
    if (!came) await dropUnsent(pending);
    if (came?.kind === 'waiting') void this.#leave(pending, came.progress);
    if (came?.kind === 'done') await this.#answered(pending, came.trial);
  }

  /** Says what becomes of one that is waited for no longer. */
  async #leave(pending: Pending, { done, total }: BatchedProgress): Promise<void> {
    const { title } = pending.handed;
    const jobs = await jobsOf(pending).catch(() => []);
    const isIn = jobs.length === 2 && jobs.every(it => it.batchId !== undefined);
    const [again, cancel] = ['Wait Again', 'Cancel It There'];
    const choice = await window.showInformationMessage(
      isIn
        ? `${title} goes on at the provider: ${done} of ${total} requests are answered. “Tests in a Batch…” fetches the answers, in another window too.`
        : `${title} was left before all of it was handed in. “Tests in a Batch…” goes on with it.`,
      ...[again, cancel],
    );
    if (choice === again) await this.#take(pending);
    if (choice === cancel) await this.#cancel(pending);
  }

  async #cancel(pending: Pending): Promise<void> {
    try {
      await cancelBatches(this.#rooms, pending);
    } catch (error) {
      return this.#complain(pending, error);
    }
    // What was answered by then is paid for.
    await this.#take(pending);
  }

  /** Keeps what came of it, and its verdict, until it is shown. */
  async #answered({ folder, handed }: Pending, came: Trial): Promise<void> {
    const trial = together(handed.trial, came, handed.open);
    const first = came.pairs.find(it => !isAnswered(it));
    if (!trial.pairs.some(isAnswered)) {
      await dropPending({ folder });
      throw new Error(came.stopped ?? first?.a.failed ?? first?.b.failed ?? 'None of it was answered.');
    }
    const done = { folder, handed: { ...handed, trial, open: [] } };
    await keepPending(folder, done.handed);
    await keepVerdict(this.#rooms, done.handed);
    void this.#offer(done);
  }

  async #offer(done: Pending): Promise<void> {
    const { title, scoring, trial, variants } = done.handed;
    const [{ name: model }, { name: cheaper }] = variants;
    const said = scoring
      ? decisionText(decision(trial), { model, cheaper })
      : `${counted(trial.pairs.length, 'pair')} of answers ${trial.pairs.length === 1 ? 'is' : 'are'} there.`;
    const choice = await window.showInformationMessage(`${title}: ${said}`, 'Show Results');
    if (choice) await this.#take(done);
  }

  async #open(pending: Pending): Promise<void> {
    this.#show(await resultsOf(this.#rooms, pending));
    await dropPending(pending);
  }

  /** "Tests in a Batch…": those that were handed in, and what can be done about each. */
  async #choose(): Promise<void> {
    const title = 'Tests in a Batch';
    const kept = await readPending(this.#storage);
    if (kept.length === 0) {
      return tell(
        'No test is in a batch. “Test a Cheaper Model on Your Inputs…” hands one in: half the price, within 24 hours.',
      );
    }
    const chosen = await window.showQuickPick(
      kept.map(pending => ({
        label: pending.handed.title,
        description: stateOf(pending),
        pending,
      })),
      { title, placeHolder: 'Which test?' },
    );
    if (!chosen) return;
    const { pending } = chosen;
    // While it is waited for, its notification is where it can be left or cancelled.
    if (isHere(pending) || this.#waiting.has(pending.folder)) return this.#take(pending);
    const what = await window.showQuickPick(
      [
        {
          label: '$(sync) Fetch its answers',
          detail: 'Waits for them, where they are not there yet.',
          do: () => this.#take(pending),
        },
        {
          label: '$(circle-slash) Cancel it at the provider',
          detail: 'What was answered by then is paid for, and shown.',
          do: () => this.#cancel(pending),
        },
        {
          label: '$(trash) Forget it',
          detail: 'What the provider answers is billed all the same, and will not be in the ledger.',
          do: () => dropPending(pending),
        },
      ],
      { title: chosen.label, placeHolder: stateOf(pending) },
    );
    await what?.do();
  }

  /** Says at the start that tests are still in a batch. */
  async #remind(): Promise<void> {
    const [first, ...others] = await readPending(this.#storage);
    if (!first) return;
    const isAlone = others.length === 0;
    const choice = await window.showInformationMessage(
      isAlone
        ? `A test in a batch: ${first.handed.title}, ${stateOf(first)}.`
        : `${counted(others.length + 1, 'test')} were handed in as batches, and have not been looked at.`,
      !isAlone ? 'Choose…' : isHere(first) ? 'Show Results' : 'Fetch Answers',
    );
    if (choice) await (isAlone ? this.#take(first) : this.#choose());
  }

  #complain({ handed }: Pending, error: unknown): void {
    this.#rooms.log.error('A test in a batch could not go on.', error as Error);
    void window.showErrorMessage(`${handed.title}: ${error instanceof Error ? error.message : error}`);
  }
}

const isHere = ({ handed }: Pending) => handed.open.length === 0;

const stateOf = (pending: Pending) =>
  isHere(pending)
    ? 'its answers are here'
    : `handed in on ${dayText(pending.handed.at)}, ${counted(pending.handed.open.length, 'input')}`;

/** Forgets one of which nothing is at the provider: the same may be handed in again, or otherwise. */
async function dropUnsent(pending: Pending): Promise<void> {
  const jobs = await jobsOf(pending).catch(() => undefined);
  if (jobs?.length === 0) await dropPending(pending);
}

/** What the page of results shows, whether the prompt is still there or not. */
async function resultsOf(rooms: Rooms, { handed }: Pending): Promise<Results> {
  return { ...handed, target: await targetOf(rooms, handed), prompt: handed.variants[0].prompt };
}

/** The prompt of a test where its file has it now; `undefined` where it has gone. */
async function targetOf(rooms: Rooms, { booking, place }: Handed): Promise<Target | undefined> {
  const named = await findTarget(rooms, place).catch(() => 'Its file is gone.');
  if (typeof named === 'string') return undefined;
  const index = named.reading.file.prompts.findIndex(
    it => bookingOf(named.document.uri, named.reading.file, it).prompt === booking.prompt,
  );
  const target = index < 0 ? undefined : await findTarget(rooms, { ...place, index });
  return typeof target === 'string' ? undefined : target;
}

function tell(sentence: string): void {
  void window.showInformationMessage(sentence);
}
