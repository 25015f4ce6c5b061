import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which warnings were given, in any window: an empty file for each, whose making only one window can win. Some hundred
 * bytes a year.
 */
export class Told {
  readonly #folder: string;
  #names: ReadonlySet<string> = new Set();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Whether a warning was given, as of now. */
  read(): { has(key: string): boolean } {
    mkdirSync(this.#folder, { recursive: true });
    this.#names = new Set(readdirSync(this.#folder));
    return { has: key => this.#names.has(nameOf(key)) };
  }

  /** Whether this window is the one to give a warning: true once, in the first window that asks. */
  claim(key: string): boolean {
    try {
      writeFileSync(join(this.#folder, nameOf(key)), '', { flag: 'wx' });
      return true;
    } catch {
      return false;
    }
  }
}

const nameOf = (key: string) => createHash('sha256').update(key).digest('hex').slice(0, 32);
