import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TokenCount } from '../tokens';
import type { ScannedFile, ScannedPrompt } from './scanned';

/** What reading a file gave, but for prices, which change without it. `null`: it holds no prompts. */
export type Reading = {
  readonly format: ScannedFile['format'];
  readonly prompts: readonly (Omit<ScannedPrompt, 'cost' | 'everyRequest'> & {
    /** What every request says of a prompt that is sent on use. */
    readonly listing?: TokenCount;
  })[];
} | null;

/** A file as the disk has it; when size and time are as they were, so is the text. */
export interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
}

/** What a file gave, and what that depends on besides its text. */
export interface Read {
  readonly reading: Reading;
  /** The files put into it as they were then; absent when it names none. */
  readonly included?: readonly (Stamp & { readonly path: string })[];
  /** It names files that were not found: they may be there the next time. */
  readonly incomplete?: true;
}

interface Entry extends Stamp, Read {
  readonly hash: string;
}

/** Raised whenever readings change their shape or meaning. */
const version = 7;

/**
 * What earlier scans read, kept in one JSON file across sessions. A file is read again only when its size or time
 * changed, or that of a file it includes, and parsed again only when its text did (a checkout touches files without
 * changing them) or when it includes any.
 */
export class Memory {
  readonly #entries: Map<string, Entry>;
  readonly #key: string;
  readonly #used = new Set<string>();
  #changed = false;

  /**
   * @param file where it is kept; `undefined` remembers nothing beyond this scan
   * @param made what readings depend on besides the text, such as settings: another value forgets all
   */
  constructor(
    private readonly file: string | undefined,
    made: unknown,
  ) {
    this.#key = JSON.stringify([version, made]);
    this.#entries = new Map(file === undefined ? [] : load(file, this.#key));
  }

  /** The reading of an untouched file; `undefined` when it must be read. */
  untouched(path: string, { size, mtimeMs }: Stamp): Reading | undefined {
    const entry = this.#entries.get(path);
    if (entry?.size !== size || entry.mtimeMs !== mtimeMs || entry.incomplete) return undefined;
    if (entry.included && !entry.included.every(isUntouched)) return undefined;
    this.#used.add(path);
    return entry.reading;
  }

  /** The reading of `text`: the one remembered, or what `read` makes of it. */
  async of(path: string, stamp: Stamp, text: string, read: () => Promise<Read>): Promise<Reading> {
    const hash = createHash('sha256').update(text).digest('base64');
    const before = this.#entries.get(path);
    const isSame = before?.hash === hash && !before.included && !before.incomplete;
    const made = isSame ? { reading: before.reading } : await read();
    this.#entries.set(path, { ...stamp, hash, ...made });
    this.#changed = true;
    this.#used.add(path);
    return made.reading;
  }

  /**
   * Keeps what this scan came by; one that was of all files forgets those that are gone. A disk that is full or
   * read-only costs time alone.
   */
  keep(all: boolean): void {
    const entries = [...this.#entries].filter(([path]) => !all || this.#used.has(path));
    if (this.file === undefined || (!this.#changed && entries.length === this.#entries.size)) return;
    try {
      mkdirSync(dirname(this.file), { recursive: true });
      const beside = `${this.file}.${process.pid}`;
      writeFileSync(beside, JSON.stringify({ key: this.#key, entries }));
      renameSync(beside, this.file);
    } catch {
      // The next scan reads the files again.
    }
  }
}

/** A file as it is now; of no size when it is gone. */
export function stampOf(path: string): Stamp {
  const { size, mtimeMs } = statSync(path, { throwIfNoEntry: false }) ?? { size: -1, mtimeMs: 0 };
  return { size, mtimeMs };
}

function isUntouched({ path, size, mtimeMs }: Stamp & { readonly path: string }): boolean {
  const now = stampOf(path);
  return now.size === size && now.mtimeMs === mtimeMs;
}

/** What is kept in `file` under `key`: nothing when it is missing, damaged or of another key. */
function load(file: string, key: string): [string, Entry][] {
  try {
    const kept: { key: string; entries: [string, Entry][] } = JSON.parse(readFileSync(file, 'utf8'));
    return kept.key === key ? kept.entries : [];
  } catch {
    return [];
  }
}
