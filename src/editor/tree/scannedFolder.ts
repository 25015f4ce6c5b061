import { setImmediate as breath } from 'node:timers/promises';
import type { AlwaysLoadedFile } from '../../findings';
import {
  alwaysLoadedFiles,
  isAlwaysLoaded,
  isSameToOthers,
  repetitionsOf,
  type ScannedFile,
} from '../../scan';

/** Milliseconds of judging at a time. */
const slice = 5;

/**
 * The prompts of one workspace folder, and what they say again of each other. Paths are relative to the folder, with
 * `/` between names.
 */
export class ScannedFolder {
  /** As they were scanned, each by itself. */
  readonly #alone = new Map<string, ScannedFile>();
  /** The same with what they repeat of those that are always loaded. */
  readonly #together = new Map<string, ScannedFile>();
  #sentAlong: readonly ScannedFile[] = [];
  #withRepetitions = repetitionsOf([]);
  #alwaysLoaded: readonly AlwaysLoadedFile[] | undefined;

  /** The files that are sent with every request, as the last scan found them; `undefined` before one has ended. */
  get alwaysLoaded(): readonly AlwaysLoadedFile[] | undefined {
    return this.#alwaysLoaded;
  }

  files(): readonly ScannedFile[] {
    return [...this.#together.values()];
  }

  paths(): readonly string[] {
    return [...this.#alone.keys()];
  }

  put(file: ScannedFile): void {
    this.#alone.set(file.path, file);
    this.#together.set(file.path, this.#withRepetitions(file));
  }

  remove(path: string): void {
    this.#alone.delete(path);
    this.#together.delete(path);
  }

  /**
   * The files to look at again when some have changed: themselves, all names of them, and those that include them.
   * @param changed by their paths relative to the folder; a folder stands for what is below it
   * @param onDisk the same by their whole paths
   */
  affectedBy(changed: readonly string[], onDisk: ReadonlySet<string>): readonly string[] {
    const names = new Set(changed);
    return [...this.#alone.values()].flatMap(({ path, sameAs = path, prompts }) => {
      if (isAmong(path, names) || isAmong(sameAs, names)) return [path, sameAs];
      return prompts.some(it => it.included?.files.some(file => onDisk.has(file))) ? [path] : [];
    });
  }

  /**
   * Says that what was found is whole. Where other files are always loaded than before, or they say something else,
   * every file is judged again, in slices so that nothing stalls.
   * @returns whether that is so
   */
  async settle(): Promise<boolean> {
    const sentAlong = [...this.#alone.values()].filter(isAlwaysLoaded);
    const before = this.#sentAlong;
    const isSame =
      sentAlong.length === before.length &&
      sentAlong.every((it, index) => isSameToOthers(it, before[index] ?? it));
    if (this.#alwaysLoaded && isSame) return false;
    this.#sentAlong = sentAlong;
    this.#alwaysLoaded = alwaysLoadedFiles(sentAlong);
    this.#withRepetitions = repetitionsOf(this.#alwaysLoaded);
    let resumed = performance.now();
    for (const file of [...this.#alone.values()]) {
      this.#together.set(file.path, this.#withRepetitions(file));
      if (performance.now() - resumed < slice) continue;
      await breath();
      resumed = performance.now();
    }
    return true;
  }
}

/** Whether these are the path's own name or that of a folder it is in: a folder that goes is told of alone. */
function isAmong(path: string, names: ReadonlySet<string>): boolean {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
    if (names.has(path.slice(0, end))) return true;
  return names.has(path);
}
