import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { type Found, type WalkOptions, walk } from './walk';

/** A file's text, and whether the caller named the file itself rather than a folder or pattern it is in. */
export interface Source {
  readonly path: string;
  /** Where a symbolic link leads, see `Found`. */
  readonly realPath: string;
  readonly text: string;
  readonly named: boolean;
}

/** A file that could not be read, with a sentence saying why. */
export interface Unreadable {
  readonly path: string;
  readonly message: string;
}

/** Larger files are not read: no model takes 64 MiB of text. */
const largestBytes = 64 * 1024 * 1024;

/** A file that a path, folder or pattern names. `named` as in `Source`. */
export interface Listed extends Found {
  readonly named: boolean;
}

/**
 * The files that `paths` name: files, folders (walked) and glob patterns. Of folders and patterns only what `wanted`
 * accepts, in alphabetical order, each path once; of folders not what `.gitignore` leaves out. A file that is named
 * itself is listed whether it exists or not.
 */
export async function listFiles(
  paths: readonly string[],
  wanted: (path: string) => boolean,
  options: WalkOptions = {},
): Promise<readonly Listed[]> {
  const listed = new Map<string, Listed>();
  for (const path of paths) {
    for await (const file of below(path, wanted, options)) {
      if (!listed.has(file.path)) listed.set(file.path, { ...file, named: file.path === path });
    }
  }
  return [...listed.values()];
}

/** Reads the UTF-8 files that `paths` name, see `listFiles`. */
export async function readSources(
  paths: readonly string[],
  wanted: (path: string) => boolean,
): Promise<{ sources: Source[]; unreadable: Unreadable[] }> {
  const sources: Source[] = [];
  const unreadable: Unreadable[] = [];
  for (const { path, realPath, named } of await listFiles(paths, wanted)) {
    try {
      sources.push({ path, realPath, text: await readText(path), named });
    } catch (error) {
      unreadable.push({ path, message: (error as Error).message });
    }
  }
  return { sources, unreadable };
}

async function* below(
  path: string,
  wanted: (path: string) => boolean,
  options: WalkOptions,
): AsyncGenerator<Found> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) {
    yield* walk(path, wanted, options);
  } else if (found || !isDynamicPattern(path)) {
    yield withRealPath(path);
  } else {
    const files = await glob(path, {
      absolute: isAbsolute(path),
      dot: true,
      followSymbolicLinks: false,
      ignore: ['**/node_modules/**', '**/.git/**'],
    });
    for (const file of files.filter(wanted).sort()) yield withRealPath(file);
  }
}

async function withRealPath(path: string): Promise<Found> {
  return { path, realPath: await realpath(path).catch(() => path) };
}

/**
 * The text of the UTF-8 file `path`.
 * @throws with a sentence for the user when it is missing, too large or may not be read
 */
export async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= largestBytes) return await readFile(path, 'utf8');
    throw new Error(
      `${path} has ${Math.round(size / 1e6)} MB; files over ${Math.round(largestBytes / 1e6)} MB are not read as prompts.`,
    );
  } catch (error) {
    throw new Error(reason(path, error), { cause: error });
  }
}

function reason(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'ENOENT') return `${path} does not exist.`;
  if (code === 'EACCES' || code === 'EPERM') return `${path} may not be read by this user.`;
  return error instanceof Error && !code ? error.message : `${path} could not be read (${code}).`;
}
