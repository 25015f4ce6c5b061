import { type Disposable, EventEmitter, type TextDocument } from 'vscode';
import type { TrialVerdict } from '../../ledger';
import { stands } from '../../trials';
import type { Reading } from '../documents/reading';
import { bookingOf, type FilePlace, placeOfFile } from '../ledger/booking';
import { followLedger } from '../ledger/follow';
import type { Rooms } from '../rooms';

/** Milliseconds to gather changes of the ledger in. */
const rest = 500;

interface Known {
  readonly place: FilePlace;
  readonly verdicts: readonly TrialVerdict[];
}

/**
 * What trials came to that still stand, as last heard from the ledger. Asking never waits: the answer, and every later
 * change of it, comes with an event.
 */
export class Verdicts implements Disposable {
  readonly #rooms: Pick<Rooms, 'ledger' | 'log' | 'prices'>;
  readonly #files = new Map<string, Known>();
  /** Of each reading, by the prompt's number: those about the text as it stands there. */
  #standing = new WeakMap<Reading, Map<number, readonly TrialVerdict[]>>();
  readonly #changed = new EventEmitter<void>();
  readonly #follower;
  /** Some verdict is a new one, or is known now. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: Pick<Rooms, 'ledger' | 'log' | 'prices'>) {
    this.#rooms = rooms;
    this.#follower = followLedger(rooms, rest, async ledger => {
      const before = JSON.stringify([...this.#files.values()]);
      for (const [key, { place }] of this.#files)
        this.#files.set(key, { place, verdicts: await ledger.verdicts(place.workspace, place.path) });
      if (JSON.stringify([...this.#files.values()]) === before) return;
      this.#standing = new WeakMap();
      this.#changed.fire();
    });
  }

  /** The verdicts on a prompt, newest first; none until they are known. */
  of({ uri }: TextDocument, reading: Reading, index: number): readonly TrialVerdict[] {
    const place = placeOfFile(uri);
    const key = JSON.stringify(place);
    const known = this.#files.get(key);
    const prompt = reading.file.prompts[index];
    if (!known) {
      this.#files.set(key, { place, verdicts: [] });
      void this.#follower.ask(async ledger => {
        const verdicts = await ledger.verdicts(place.workspace, place.path);
        this.#files.set(key, { place, verdicts });
        if (verdicts.length > 0) this.#changed.fire();
      });
      return [];
    }
    if (!prompt || known.verdicts.length === 0) return [];
    const booked = bookingOf(uri, reading.file, prompt).prompt;
    const its = known.verdicts.filter(it => it.prompt === booked);
    if (its.length === 0) return [];
    const found = this.#standing.get(reading) ?? new Map<number, readonly TrialVerdict[]>();
    this.#standing.set(reading, found);
    const told = found.get(index);
    if (told) return told;
    found.set(index, []);
    void this.#judge(reading, index, its, found);
    return [];
  }

  dispose(): void {
    this.#follower.dispose();
    this.#changed.dispose();
  }

  async #judge(
    reading: Reading,
    index: number,
    verdicts: readonly TrialVerdict[],
    found: Map<number, readonly TrialVerdict[]>,
  ): Promise<void> {
    try {
      const prompt = await reading.prompt(index);
      const model = reading.estimates[index]?.modelName ?? '';
      const standing = verdicts.filter(it => stands(it, { prompt, model }, Date.now(), this.#rooms.prices));
      found.set(index, standing);
      if (standing.length > 0) this.#changed.fire();
    } catch (error) {
      this.#rooms.log.warn('Whether a verdict still stands could not be told.', error as Error);
    }
  }
}
