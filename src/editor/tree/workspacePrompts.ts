import { relative } from 'node:path';
import {
  type CancellationToken,
  Disposable,
  EventEmitter,
  Uri,
  type WorkspaceFolder,
  workspace,
} from 'vscode';
import type { AlwaysLoadedFile, Surroundings } from '../../findings';
import { alwaysLoadedFiles, type FromScan, type ScanData, type ScannedFile, type Skipped } from '../../scan';
import { holdsPrompts } from '../documents/holders';
import { ownModels } from '../ownModels';
import type { Rooms } from '../rooms';
import { jobOf } from './job';

/** Milliseconds to gather changes of files in, before they are looked at: a checkout changes many at once. */
const rest = 500;

/** What scanning takes from `extension.ts`. */
export interface ScanMeans {
  /** `scanInThread` with its bundle and tables. */
  readonly run: (
    data: Omit<ScanData, 'tables'>,
    tell: (message: FromScan) => void,
    signal: AbortSignal,
  ) => Promise<void>;
  /** A folder for what is remembered between scans. */
  readonly storage: string;
}

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

type Files = Map<string, ScannedFile>;

/**
 * Every prompt of the workspace, as the last scan found it. After a first scan was asked for, files that change on
 * disk are scanned again by themselves. Scans run one after another, in a thread of their own.
 */
export class WorkspacePrompts implements Disposable {
  readonly #rooms: Pick<Rooms, 'log'>;
  readonly #means: ScanMeans;
  readonly #found = new Map<string, Files>();
  readonly #changed = new EventEmitter<void>();
  /** By folder, as they were when the last scan or update ended. */
  readonly #alwaysLoaded = new Map<string, readonly AlwaysLoadedFile[]>();
  readonly #surroundingsChanged = new EventEmitter<void>();
  readonly #touched = new Set<Uri>();
  readonly #stop = new AbortController();
  #watching: Disposable | undefined;
  #timer: NodeJS.Timeout | undefined;
  #last: Promise<void> = Promise.resolve();
  #skipped: readonly Skipped[] = [];
  /** There is more, or something else, to be shown. */
  readonly onDidChange = this.#changed.event;
  /** `surroundingsOf` would answer something else. */
  readonly onDidChangeSurroundings = this.#surroundingsChanged.event;

  constructor(rooms: Pick<Rooms, 'log'>, means: ScanMeans) {
    this.#rooms = rooms;
    this.#means = means;
  }

  folders(): readonly FolderPrompts[] {
    return onDisk().map(folder => ({ folder, files: [...this.#filesOf(folder).values()] }));
  }

  /** The files that are sent along with the one at `uri`, as the last scan found them; `undefined` before there was one. */
  surroundingsOf(uri: Uri): Surroundings | undefined {
    const folder = workspace.getWorkspaceFolder(uri);
    const alwaysLoaded = folder && this.#alwaysLoaded.get(folder.uri.fsPath);
    return alwaysLoaded && { path: within(folder, uri), alwaysLoaded };
  }

  /** What the last whole scan could not read. */
  get skipped(): readonly Skipped[] {
    return this.#skipped;
  }

  /**
   * Scans the whole workspace, and from then on follows it.
   * @returns when it is done; rejects when it is cancelled or fails: what was found until then stays
   */
  scan(onProgress: (progress: Progress) => void, token: CancellationToken): Promise<void> {
    this.#watching ??= this.#watch();
    return this.#queue(async () => {
      const cancel = new AbortController();
      token.onCancellationRequested(() => cancel.abort(new Error('The scan was cancelled.')));
      const skipped: Skipped[] = [];
      let [done, of] = [0, 0];
      for (const folder of onDisk()) {
        const seen = new Set<string>();
        await this.#run(folder, undefined, cancel.signal, message => {
          if (message.kind === 'listed') of += message.files;
          else {
            done += message.steps.length;
            skipped.push(...message.steps.flatMap(it => it.skipped ?? []));
            for (const { file } of message.steps) if (file) seen.add(file.path);
          }
          onProgress({ done, of });
        });
        const files = this.#filesOf(folder);
        for (const path of [...files.keys()]) if (!seen.has(path)) files.delete(path);
      }
      this.#skipped = skipped;
      this.#settle();
    });
  }

  dispose(): void {
    this.#stop.abort(new Error('The window is closing.'));
    this.#watching?.dispose();
    clearTimeout(this.#timer);
    this.#changed.dispose();
    this.#surroundingsChanged.dispose();
  }

  #watch(): Disposable {
    const watcher = workspace.createFileSystemWatcher('**/*');
    const touch = (uri: Uri) => {
      this.#touched.add(uri);
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#update(), rest);
    };
    return Disposable.from(
      watcher,
      watcher.onDidChange(touch),
      watcher.onDidCreate(touch),
      watcher.onDidDelete(touch),
    );
  }

  /** The prompt files that include one of these. Those that name a file which was not there are seen with the next scan. */
  #including(paths: ReadonlySet<string>): readonly Uri[] {
    return this.folders().flatMap(({ folder, files }) =>
      files
        .filter(({ prompts }) => prompts.some(it => it.included?.files.some(file => paths.has(file))))
        .map(({ path }) => Uri.joinPath(folder.uri, path)),
    );
  }

  /** Looks at the files that were touched, and those that include them. One that is gone, or holds no prompts any more, is not told of again. */
  async #update(): Promise<void> {
    const all = [...this.#touched];
    const touched = [...all.filter(holdsPrompts()), ...this.#including(new Set(all.map(it => it.fsPath)))];
    this.#touched.clear();
    if (touched.length === 0) return;
    for (const folder of onDisk()) {
      const only = touched
        .filter(uri => workspace.getWorkspaceFolder(uri)?.uri.fsPath === folder.uri.fsPath)
        .map(uri => within(folder, uri));
      if (only.length === 0) continue;
      try {
        await this.#queue(() => {
          for (const path of only) this.#filesOf(folder).delete(path);
          return this.#run(folder, only, this.#stop.signal, () => {});
        });
      } catch (error) {
        this.#rooms.log.error('Changed files could not be scanned.', error as Error);
      }
    }
    this.#settle();
  }

  /** Tells that a scan or an update has ended. */
  #settle(): void {
    const before = JSON.stringify([...this.#alwaysLoaded]);
    for (const { folder, files } of this.folders())
      this.#alwaysLoaded.set(folder.uri.fsPath, alwaysLoadedFiles(files));
    this.#changed.fire();
    if (JSON.stringify([...this.#alwaysLoaded]) !== before) this.#surroundingsChanged.fire();
  }

  async #run(
    folder: WorkspaceFolder,
    only: readonly string[] | undefined,
    signal: AbortSignal,
    tell: (message: FromScan) => void,
  ): Promise<void> {
    const files = this.#filesOf(folder);
    const take = (message: FromScan) => {
      if (message.kind === 'steps') {
        for (const { file } of message.steps) if (file) files.set(file.path, file);
        this.#changed.fire();
      }
      tell(message);
    };
    await this.#means.run(
      { job: jobOf(folder, this.#means.storage, only), ownModels: ownModels() },
      take,
      signal,
    );
  }

  #filesOf({ uri }: WorkspaceFolder): Files {
    const files = this.#found.get(uri.fsPath) ?? new Map<string, ScannedFile>();
    this.#found.set(uri.fsPath, files);
    return files;
  }

  #queue(work: () => Promise<void>): Promise<void> {
    const next = this.#last.then(work);
    this.#last = next.catch(() => {});
    return next;
  }
}

/** The workspace folders that are on this machine's disk. */
function onDisk(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(it => it.uri.scheme === 'file');
}

/** The path of a file of the folder, from there, with `/` between names. */
function within(folder: WorkspaceFolder, { fsPath }: Uri): string {
  return relative(folder.uri.fsPath, fsPath).replaceAll('\\', '/');
}
