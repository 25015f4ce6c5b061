import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ScannedFile, ScannedPrompt } from './scanned';

/** What reading a file gave, but for prices, which change without it. `null`: it holds no prompts. */
export type Reading = {
  readonly format: ScannedFile['format'];
  readonly prompts: readonly Omit<ScannedPrompt, 'cost'>[];
} | null;

/** A file as the disk has it; when size and time are as they were, so is the text. */
export interface Stamp {
  readonly size: number;
  readonly mtimeMs: number;
}

interface Entry extends Stamp {
  readonly hash: string;
  readonly reading: Reading;
}

/** Raised whenever readings change their shape or meaning. */
const version = 2;

/**
 * What earlier scans read, kept in one JSON file across sessions. A file is read again only when its size or time
 * changed, and parsed again only when its text did (a checkout touches files without changing them).
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
    if (entry?.size !== size || entry.mtimeMs !== mtimeMs) return undefined;
    this.#used.add(path);
    return entry.reading;
  }

  /** The reading of `text`: the one remembered, or what `read` makes of it. */
  of(path: string, stamp: Stamp, text: string, read: () => Reading): Reading {
    const hash = createHash('sha256').update(text).digest('base64');
    const before = this.#entries.get(path);
    const reading = before?.hash === hash ? before.reading : read();
    this.#entries.set(path, { ...stamp, hash, reading });
    this.#changed = true;
    this.#used.add(path);
    return reading;
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

/** What is kept in `file` under `key`: nothing when it is missing, damaged or of another key. */
function load(file: string, key: string): [string, Entry][] {
  try {
    const kept: { key: string; entries: [string, Entry][] } = JSON.parse(readFileSync(file, 'utf8'));
    return kept.key === key ? kept.entries : [];
  } catch {
    return [];
  }
}
