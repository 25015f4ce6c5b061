import { type Disposable, EventEmitter, Disposable as Parts, Uri, workspace } from 'vscode';
import type { Ledger, TrialVerdict } from '../../ledger';
import { bookingOf } from '../ledger/booking';
import { followLedger } from '../ledger/follow';
import { ClosedFiles } from '../opportunities/closedFiles';
import type { Rooms } from '../rooms';
import { standingOf } from './standing';

/** Milliseconds to gather changes of the ledger, and of files, in. */
const rest = 500;

/** The newest verdict on each tested prompt that still stands, by what the prompt's calls are booked on. */
export type TestedOn = ReadonlyMap<string, TrialVerdict>;

type TestedRooms = Pick<Rooms, 'ledger' | 'learning' | 'log' | 'prices' | 'reader' | 'workspacePrompts'>;

/**
 * What trials of cheaper models came to on the prompts of workspace folders, as their files are on disk: for lists of
 * prompts that no editor has open. Asking never waits: the answer, and every later change of it, comes with an event.
 */
export class TestedPrompts implements Disposable {
  readonly #rooms: TestedRooms;
  readonly #closed: ClosedFiles;
  readonly #folders = new Map<string, { readonly uri: Uri; readonly standing: TestedOn }>();
  readonly #changed = new EventEmitter<void>();
  readonly #follower;
  readonly #parts: Disposable;
  #timer: NodeJS.Timeout | undefined;
  /** Some prompt has another verdict, or none any more. */
  readonly onDidChange = this.#changed.event;

  constructor(rooms: TestedRooms) {
    this.#rooms = rooms;
    this.#closed = new ClosedFiles(rooms);
    this.#follower = followLedger(rooms, rest, ledger => this.#refresh(ledger));
    this.#parts = Parts.from(
      this.#changed,
      this.#follower,
      // A scan tells of every file it has read.
      rooms.workspacePrompts.onDidChange(() => this.#soon()),
      workspace.onDidChangeConfiguration(change => {
        if (!change.affectsConfiguration('promptmeter')) return;
        this.#closed.forget();
        this.#soon();
      }),
      new Parts(() => clearTimeout(this.#timer)),
    );
  }

  /** The verdicts on a folder's prompts; none until they are known. */
  within(uri: Uri): TestedOn {
    const known = this.#folders.get(uri.fsPath);
    if (known) return known.standing;
    this.#folders.set(uri.fsPath, { uri, standing: new Map() });
    void this.#follower.ask(ledger => this.#refresh(ledger));
    return new Map();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#follower.ask(ledger => this.#refresh(ledger));
    }, rest);
  }

  async #refresh(ledger: Ledger): Promise<void> {
    let isOther = false;
    for (const [path, { uri, standing: before }] of this.#folders) {
      const standing = await this.#standing(uri, await ledger.verdicts(path));
      this.#folders.set(path, { uri, standing });
      isOther ||= JSON.stringify([...standing]) !== JSON.stringify([...before]);
    }
    if (isOther) this.#changed.fire();
  }

  /** @param verdicts on the folder's prompts, newest first */
  async #standing(folder: Uri, verdicts: readonly TrialVerdict[]): Promise<TestedOn> {
    const standing = new Map<string, TrialVerdict>();
    for (const path of new Set(verdicts.map(it => it.prompt.replace(/#.*$/, '')))) {
      const uri = Uri.joinPath(folder, path);
      const judged = await this.#closed.judged(uri).catch(() => undefined);
      if (!judged) continue;
      for (const [index, prompt] of judged.file.prompts.entries()) {
        const booked = bookingOf(uri, judged.file, prompt).prompt;
        const its = verdicts.filter(it => it.prompt === booked);
        const [newest] = await standingOf(its, judged, index, this.#rooms.prices);
        if (newest) standing.set(booked, newest);
      }
    }
    return standing;
  }
}
