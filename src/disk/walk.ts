import type { Dirent } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** A file found below a folder. Paths are absolute or relative as the folder's is, with the system's separators. */
export interface Found {
  readonly path: string;
  /** Where a symbolic link leads: two links to one file have the same. The path itself for an ordinary file. */
  readonly realPath: string;
}

export interface WalkOptions {
  /** More to leave out, in the words of `.gitignore`, relative to the folder. */
  readonly exclude?: readonly string[];
  /** Whether a folder below is looked into at all; every one when absent. */
  readonly enter?: (folder: string) => boolean;
  readonly signal?: AbortSignal;
}

/** Patterns of one folder, `.gitignore`'s or the caller's. */
interface Rules {
  /** Where, in a path below the folder, its part within the folder begins. */
  readonly begin: number;
  readonly patterns: Ignore;
}

/** Never entered, whatever `.gitignore` says: what is installed, and version control's own files. */
const neverEntered = ['node_modules/', '.git/', '.hg/', '.svn/'];

/**
 * The files below `folder` that `wanted` accepts, folder by folder in alphabetical order, but not those that
 * `.gitignore` files below it leave out. Linked folders are not entered, so a walk ends; a folder that may not be read
 * is passed over. `.gitignore` files above `folder` are not asked: who names a folder wants what is in it.
 * @throws the signal's reason once it is aborted
 */
export async function* walk(
  folder: string,
  wanted: (path: string) => boolean,
  { exclude = [], enter = () => true, signal }: WalkOptions = {},
): AsyncGenerator<Found> {
  const outermost = {
    begin: beginWithin(folder),
    patterns: ignore()
      .add(neverEntered)
      .add([...exclude]),
  };
  yield* walkFolder(folder, [outermost]);

  async function* walkFolder(at: string, above: readonly Rules[]): AsyncGenerator<Found> {
    signal?.throwIfAborted();
    const entries = await readdir(at, { withFileTypes: true }).catch((): Dirent[] => []);
    const own = entries.some(it => it.name === '.gitignore' && it.isFile()) ? await rulesOf(at) : [];
    const rules = [...own, ...above];
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(at, entry.name);
      if (entry.isDirectory()) {
        if (enter(path) && !isIgnored(`${path}/`, rules)) yield* walkFolder(path, rules);
      } else if (wanted(path) && !isIgnored(path, rules)) {
        const realPath = entry.isFile() ? path : entry.isSymbolicLink() ? await linkedFile(path) : undefined;
        if (realPath !== undefined) yield { path, realPath };
      }
    }
  }
}

/** The file a symbolic link leads to; `undefined` when it leads to a folder or nowhere. */
async function linkedFile(link: string): Promise<string | undefined> {
  const target = await stat(link).catch(() => undefined);
  return target?.isFile() ? realpath(link) : undefined;
}

async function rulesOf(folder: string): Promise<readonly Rules[]> {
  const text = await readFile(join(folder, '.gitignore'), 'utf8').catch(() => '');
  return [{ begin: beginWithin(folder), patterns: ignore().add(text) }];
}

/** The innermost folder's rules decide, if they say anything of the path (gitignore(5)). */
function isIgnored(path: string, innermostFirst: readonly Rules[]): boolean {
  for (const { begin, patterns } of innermostFirst) {
    const said = patterns.test(path.slice(begin).replaceAll('\\', '/'));
    if (said.ignored) return true;
    if (said.unignored) return false;
  }
  return false;
}

/** Where the part within `folder` begins in a path that `join` made below it. */
export function beginWithin(folder: string): number {
  return join(folder, '.x').length - 2;
}
