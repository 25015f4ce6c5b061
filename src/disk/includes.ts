import { readFile, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { IncludedFile, ReadInclude } from '../prompts';

/** Larger files are not put in: no prompt means to include them. */
const largestBytes = 5_000_000;
/** Folders above a file that a name may count from: its template folder, its workspace. */
const mostLevels = 6;

/**
 * Reads what a prompt's file includes. A path counts from the file that names it, then from the folders above, which
 * templates and tools count from; `~/` is the user's home. A partial NAME is `_NAME.prompt` or `NAME.prompt` in the
 * prompts' folder (github.com/google/dotprompt, js/src/stores), or in `partials` there.
 */
export const readInclude: ReadInclude = async ({ kind, path }, from) => {
  const name = path.replace(/^file:\/\//, '');
  if (name.startsWith('~/')) return read(join(homedir(), name.slice(2)));
  if (isAbsolute(name)) return read(name);
  let folder = dirname(from);
  for (let level = 0; level < (kind === 'import' ? 1 : mostLevels); level++) {
    for (const candidate of kind === 'partial' ? partials(name) : [name]) {
      const found = await read(join(folder, candidate));
      if (found) return found;
    }
    if (dirname(folder) === folder) break;
    folder = dirname(folder);
  }
  return undefined;
};

function partials(name: string): readonly string[] {
  const inFolder = join(dirname(name), `_${name.split('/').at(-1)}`);
  const files = [`${inFolder}.prompt`, `${name}.prompt`, `${inFolder}.hbs`, `${name}.hbs`];
  return [...files, ...files.map(it => join('partials', it))];
}

async function read(path: string): Promise<IncludedFile | undefined> {
  try {
    const { size } = await stat(path);
    if (size > largestBytes) return undefined;
    return { path: await realpath(path), text: await readFile(path, 'utf8') };
  } catch {
    // There is none, it is a folder, or it may not be read: all the same to who names it.
    return undefined;
  }
}
