import { readFile, stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { walk } from './walk';

/** A file's text, and whether the caller named the file itself rather than a folder or pattern it is in. */
export interface Source {
  readonly path: string;
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

/**
 * Reads the UTF-8 files that `paths` name: files, folders (walked) and glob patterns. Of folders and patterns only
 * what `wanted` accepts is read, in alphabetical order, each file once; of folders not what `.gitignore` leaves out.
 */
export async function readSources(
  paths: readonly string[],
  wanted: (path: string) => boolean,
): Promise<{ sources: Source[]; unreadable: Unreadable[] }> {
  const sources = new Map<string, Source>();
  const unreadable: Unreadable[] = [];
  for (const path of paths) {
    for (const file of await expand(path, wanted)) {
      if (sources.has(file)) continue;
      try {
        sources.set(file, { path: file, text: await readText(file), named: file === path });
      } catch (error) {
        unreadable.push({ path: file, message: reason(file, error) });
      }
    }
  }
  return { sources: [...sources.values()], unreadable };
}

async function expand(path: string, wanted: (path: string) => boolean): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) {
    const below: string[] = [];
    for await (const file of walk(path, wanted)) below.push(file.path);
    return below;
  }
  if (found || !isDynamicPattern(path)) return [path];
  const files = await glob(path, {
    absolute: isAbsolute(path),
    dot: true,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return files.filter(wanted).sort();
}

async function readText(path: string): Promise<string> {
  const { size } = await stat(path);
  if (size > largestBytes) {
    throw new Error(
      `${path} has ${Math.round(size / 1e6)} MB; files over ${Math.round(largestBytes / 1e6)} MB are not read as prompts.`,
    );
  }
  return await readFile(path, 'utf8');
}

function reason(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  if (code === 'ENOENT') return `${path} does not exist.`;
  if (code === 'EACCES' || code === 'EPERM') return `${path} may not be read by this user.`;
  return error instanceof Error && !code ? error.message : `${path} could not be read (${code}).`;
}
