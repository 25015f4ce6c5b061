import { type Disposable, EventEmitter, type Uri } from 'vscode';
import type { FilePast } from '../../estimate';
import type { Experience, Ledger, PromptCalls, PromptOutputs } from '../../ledger';
import type { Rooms } from '../rooms';
import { spendDays } from '../words/spent';
import { type FilePlace, placeOfFile } from './booking';
import { followLedger } from './follow';

/** Milliseconds to gather changes of the ledger in. Every refresh makes the open files be estimated anew. */
const rest = 3000;

interface Known {
  readonly prompts: readonly PromptOutputs[];
  readonly calls: readonly PromptCalls[];
}

const nothing: Known = { prompts: [], calls: [] };

/**
 * What past calls tell about those to come, as last heard from the ledger. Asking never waits: the answer, and every
 * later change of it, comes with an event. Where the ledger cannot be read nothing is learnt, and the log says why.
 */
export class Learning implements Disposable {
  readonly #files = new Map<string, { readonly place: FilePlace; readonly known: Known }>();
  readonly #changed = new EventEmitter<void>();
  readonly #follower;
  #experience: Experience = { tasks: [], inputs: [] };
  /** All of it, as it was told of last. */
  #told = this.#known();
  /** Something else is known than before. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'ledger' | 'log'>) {
    this.#follower = followLedger(rooms, rest, async ledger => {
      const files = [...this.#files].map(([key, { place }]) => this.#learn(ledger, key, place));
      [this.#experience] = await Promise.all([ledger.experience(), ...files]);
      this.#tell();
    });
  }

  /** What is known for the prompts of the file at `uri`. */
  of(uri: Uri): FilePast {
    const place = placeOfFile(uri);
    const key = JSON.stringify(place);
    const known = this.#files.get(key);
    if (!known) {
      this.#files.set(key, { place, known: nothing });
      void this.#follower.ask(async ledger => {
        await this.#learn(ledger, key, place);
        this.#tell();
      });
    }
    return { ...(known?.known ?? nothing), ...this.#experience };
  }

  dispose(): void {
    this.#follower.dispose();
    this.#changed.dispose();
  }

  async #learn(ledger: Ledger, key: string, place: FilePlace): Promise<void> {
    const [prompts, calls] = await Promise.all([
      ledger.promptOutputs(place.workspace, place.path),
      ledger.promptCalls(place.workspace, place.path, spendDays),
    ]);
    this.#files.set(key, { place, known: { prompts, calls } });
  }

  #tell(): void {
    const known = this.#known();
    if (known === this.#told) return;
    this.#told = known;
    this.#changed.fire();
  }

  #known(): string {
    const files = [...this.#files].filter(([, { known }]) => known.prompts.length + known.calls.length > 0);
    return JSON.stringify([this.#experience, files]);
  }
}
