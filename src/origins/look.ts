import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ignore from 'ignore';
import { listFiles, readInclude, readText } from '../disk';
import type { Held } from '../match';
import { mayHoldPrompts, type ReadInclude } from '../prompts';
import { pastOf } from './history';
import { type Origin, originsIn } from './read';

/** Where to look for prompts. Plain data: it crosses to another thread. */
export interface Look {
  readonly folder: string;
  /**
   * Only at these files, by their paths below the folder with `/` between names; at all that may hold prompts when
   * absent.
   */
  readonly files?: readonly string[];
  /** As a scan takes them: see `ScanJob`. */
  readonly exclude: readonly string[];
  readonly include: readonly string[];
  readonly sourceCode: boolean;
  /** Whether git is asked what the files held before: it is run in the folder, so only where the user trusts that. */
  readonly history: boolean;
}

/** A file whose prompts are others than when it was last looked at; none where it is gone. */
export interface Seen {
  /** As `Origin.file`. */
  readonly file: string;
  readonly held: readonly Held<Origin>[];
}

/** What a file held from one time to another, in milliseconds since the epoch. */
export interface SeenBefore extends Seen {
  readonly from: number;
  readonly until: number;
}

/** What a file was read from: itself, and what it includes, with the size and time of each. */
type Stamps = ReadonlyMap<string, string>;

/** Looks at the prompts of folders again and again, and reads what has changed. */
export class Looker {
  readonly #known = new Map<string, Map<string, Stamps>>();
  /** Paths of files that hold prompts, by their folder. */
  readonly #holding = new Map<string, Set<string>>();

  /** Whether a folder was looked at before: what is new in it is so since then. */
  knows(folder: string): boolean {
    return this.#known.has(folder);
  }

  /** What is new since the last look, file by file, those that are gone first. A file that cannot be read holds nothing. */
  async *look(look: Look): AsyncGenerator<Seen> {
    const { folder } = look;
    const paths = look.files ?? (await pathsIn(look));
    const known = this.#known.get(folder) ?? new Map<string, Stamps>();
    this.#known.set(folder, known);
    const holding = this.#holding.get(folder) ?? new Set<string>();
    this.#holding.set(folder, holding);
    const there = new Set(paths);
    for (const path of [...known.keys()].filter(it => !there.has(it))) {
      known.delete(path);
      holding.delete(path);
      yield { file: JSON.stringify([folder, path]), held: [] };
    }
    for (const path of paths) {
      const before = known.get(path);
      if (before && isUntouched(before)) continue;
      const stamps = new Map<string, string>();
      const held = await heldIn(path, look, stamped(join(folder, path), stamps), readText);
      known.set(path, stamps);
      if (held.length > 0) holding.add(path);
      else holding.delete(path);
      if (held.length > 0 || before) yield { file: JSON.stringify([folder, path]), held };
    }
  }

  /** What the files that hold prompts held before, as far as git knows; what they included is taken as it is now. */
  async *past(look: Look): AsyncGenerator<SeenBefore> {
    const { folder } = look;
    for await (const { path, text, from, until } of pastOf(folder, this.#holding.get(folder) ?? new Set())) {
      const held = await heldIn(path, look, readInclude, async () => text);
      yield { file: JSON.stringify([folder, path]), held, from, until };
    }
  }
}

async function pathsIn({ folder, exclude, include, sourceCode }: Look): Promise<readonly string[]> {
  const named = ignore().add([...include]);
  const within = (path: string) => relative(folder, path).replaceAll('\\', '/');
  const wanted = (path: string) =>
    mayHoldPrompts(path, { included: named.ignores(within(path)), sourceCode });
  const found = await listFiles([folder], wanted, { exclude });
  // One file under two names is one prompt's.
  const once = new Map(found.toReversed().map(it => [it.realPath, it.path]));
  return [...once.values()].map(within);
}

/** Reads what a file includes, and notes the stamps of all that it is read from. */
function stamped(whole: string, stamps: Map<string, string>): ReadInclude {
  stamps.set(whole, stampOf(whole));
  return async (of, from) => {
    const found = await readInclude(of, from);
    if (found) stamps.set(found.path, stampOf(found.path));
    return found;
  };
}

async function heldIn(
  path: string,
  { folder: workspace, include, sourceCode }: Look,
  included: ReadInclude,
  textOf: (whole: string) => Promise<string>,
): Promise<readonly Held<Origin>[]> {
  const whole = join(workspace, path);
  const parse = {
    included: ignore()
      .add([...include])
      .ignores(path),
    sourceCode,
  };
  try {
    return await originsIn(await textOf(whole), { workspace, path, whole }, parse, included);
  } catch {
    // It went, or may not be read: no call is its.
    return [];
  }
}

const isUntouched = (stamps: Stamps) => [...stamps].every(([path, stamp]) => stampOf(path) === stamp);

function stampOf(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.size} ${found.mtimeMs}` : '';
}
