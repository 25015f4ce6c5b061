import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Form, Place, Source } from './source';

/** A log on the disk, and how it is read. */
export interface Log {
  readonly path: string;
  readonly form: Form;
}

/** The logs of a source where it keeps them on this machine. */
export function findLogs(source: Source, place: Place): readonly Log[] {
  return source.paths(place).flatMap(path => logsAt(source, path));
}

/**
 * The logs of a source in what the user named: its home, its folder of sessions, or one file.
 * `undefined` when there is no such file or folder.
 */
export function logsIn(source: Source, path: string): readonly Log[] | undefined {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return undefined;
  const folders = source.folders.map(it => join(path, it)).filter(it => isFolder(it));
  return (stat.isDirectory() && folders.length > 0 ? folders : [path]).flatMap(it => logsAt(source, it));
}

/** In the order of their paths. Linked folders are not entered, so the walk ends. */
function logsAt(source: Source, path: string): readonly Log[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) {
    const form = source.formOf(path);
    return form ? [{ path, form }] : [];
  }
  try {
    return readdirSync(path)
      .sort()
      .map(name => join(path, name))
      .filter(it => !lstatSync(it).isSymbolicLink() || !isFolder(it))
      .flatMap(it => logsAt(source, it));
  } catch {
    // A folder that may not be read, or a file that has gone meanwhile.
    return [];
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
