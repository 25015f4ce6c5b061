import { relative } from 'node:path';
import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  type Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { Surroundings } from '../../findings';
import type { FromScan, ScannedFile, Skipped } from '../../scan';
import { holdsPrompts } from '../documents/holders';
import { foldersOnDisk } from '../documents/looks';
import type { Rooms } from '../rooms';
import { watchFiles } from '../watch';
import type { JobShare } from './job';
import { type ScanMeans, scanFolder } from './scanFolder';
import { ScannedFolder } from './scannedFolder';

/** Milliseconds to gather changes of files in, before they are looked at. */
const rest = 500;

/** How far a scan has come, in files. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** The prompts of one workspace folder. */
export interface FolderPrompts {
  readonly folder: WorkspaceFolder;
  /** Paths are relative to the folder, with `/` between names. */
  readonly files: readonly ScannedFile[];
}

/**
 * Every prompt of the workspace, as the last scan found it. Folders that were scanned once are followed: files that
 * change on disk are scanned again by themselves. Scans run one after another, in a thread of their own.
 */
export class WorkspacePrompts implements Disposable {
  readonly #rooms: Pick<Rooms, 'log'>;
  readonly #means: ScanMeans;
  readonly #found = new Map<string, ScannedFolder>();
  readonly #changed = new EventEmitter<void>();
  readonly #surroundingsChanged = new EventEmitter<void>();
  readonly #stop = new AbortController();
  #watching: Disposable | undefined;
  #last: Promise<void> = Promise.resolve();
  #skipped: readonly Skipped[] = [];
  #progress: Progress | undefined;
  /** There is more, or something else, to be shown. */
  readonly onDidChange = this.#changed.event;
  /** `surroundingsOf` would answer something else. */
  readonly onDidChangeSurroundings = this.#surroundingsChanged.event;

  constructor(rooms: Pick<Rooms, 'log'>, means: ScanMeans) {
    this.#rooms = rooms;
    this.#means = means;
  }

  folders(): readonly FolderPrompts[] {
    return foldersOnDisk().map(folder => ({ folder, files: this.#of(folder).files() }));
  }

  /** Whether each folder has been scanned to its end. */
  get isWhole(): boolean {
    return foldersOnDisk().every(it => this.#of(it).alwaysLoaded !== undefined);
  }

  /** The files that are sent along with the one at `uri`, as the last scan found them; `undefined` before there was one. */
  surroundingsOf(uri: Uri): Surroundings | undefined {
    const folder = workspace.getWorkspaceFolder(uri);
    const alwaysLoaded = folder && this.#found.get(folder.uri.fsPath)?.alwaysLoaded;
    return alwaysLoaded && { path: within(folder, uri), alwaysLoaded };
  }

  /** What the last whole scan could not read. */
  get skipped(): readonly Skipped[] {
    return this.#skipped;
  }

  /** How far the scan of the workspace that runs now has come; `undefined` when none does. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /**
   * Scans the whole workspace, and from then on follows it.
   * @param background nobody waits for it, see `ScanJob`: folders that are not worth it are left as they are
   * @returns when it is done; rejects when it is cancelled or fails: what was found until then stays
   */
  scan(token: CancellationToken, background = false): Promise<void> {
    return this.#queue(async () => {
      const cancel = new AbortController();
      const listener = token.onCancellationRequested(() =>
        cancel.abort(new Error('The scan was cancelled.')),
      );
      const signal = AbortSignal.any([cancel.signal, this.#stop.signal]);
      const skipped: Skipped[] = [];
      this.#progress = { done: 0, of: 0 };
      try {
        for (const folder of foldersOnDisk())
          skipped.push(...(await this.#scan(folder, background ? { background } : {}, signal)));
        this.#skipped = skipped;
      } finally {
        listener.dispose();
        this.#progress = undefined;
        this.#changed.fire();
      }
    });
  }

  dispose(): void {
    this.#stop.abort(new Error('The window is closing.'));
    this.#watching?.dispose();
    this.#changed.dispose();
    this.#surroundingsChanged.dispose();
  }

  /**
   * Looks at files that were touched, and those that depend on them. Not handled: a new file that is included by others,
   * a new link to a known file. The next scan sees them.
   */
  async #update(touched: readonly Uri[]): Promise<void> {
    const paths = new Set(touched.map(it => it.fsPath));
    try {
      await this.#queue(async () => {
        const holds = holdsPrompts();
        for (const folder of foldersOnDisk()) {
          const found = this.#of(folder);
          if (!found.alwaysLoaded) continue;
          const its = touched.filter(
            it => workspace.getWorkspaceFolder(it)?.uri.fsPath === folder.uri.fsPath,
          );
          const known = found.affectedBy(
            its.map(it => within(folder, it)),
            paths,
          );
          const only = new Set([...its.filter(holds).map(it => within(folder, it)), ...known]);
          if (only.size > 0) await this.#scan(folder, { only: [...only] }, this.#stop.signal);
        }
      });
    } catch (error) {
      if (!this.#stop.signal.aborted)
        this.#rooms.log.error('Changed files could not be scanned.', error as Error);
    }
  }

  /** Scans a folder, or some of its files. @returns what could not be read */
  async #scan(folder: WorkspaceFolder, share: JobShare, signal: AbortSignal): Promise<readonly Skipped[]> {
    const means = { means: this.#means, log: this.#rooms.log, signal };
    const scanned = await scanFolder(folder, this.#of(folder), share, means, message => {
      // From here on nothing is missed: what changes while the scan runs is looked at after it.
      if (message.kind === 'listed') this.#watching ??= watchFiles(rest, it => void this.#update(it));
      this.#progress &&= advanced(this.#progress, message);
      this.#changed.fire();
    });
    if (!scanned) return [];
    if (scanned.isOther) this.#surroundingsChanged.fire();
    this.#changed.fire();
    return scanned.skipped;
  }

  #of({ uri }: WorkspaceFolder): ScannedFolder {
    const known = this.#found.get(uri.fsPath);
    if (known) return known;
    const found = new ScannedFolder();
    this.#found.set(uri.fsPath, found);
    return found;
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => {});
    return next;
  }
}

function advanced({ done, of }: Progress, message: FromScan): Progress {
  if (message.kind === 'listed') return { done, of: of + message.files };
  return message.kind === 'steps' ? { done: done + message.steps.length, of } : { done, of };
}

/** The path of a file of the folder, from there, with `/` between names. */
function within(folder: WorkspaceFolder, { fsPath }: Uri): string {
  return relative(folder.uri.fsPath, fsPath).replaceAll('\\', '/');
}
