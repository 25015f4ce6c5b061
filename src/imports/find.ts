import { readdirSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
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

function logsAt(source: Source, path: string): readonly Log[] {
  if (isFolder(path)) return logsBelow(source, path);
  return isFile(path) ? logAt(source, path) : [];
}

/** In the order of their names. Linked folders are not entered, so the walk ends. */
function logsBelow(source: Source, folder: string): readonly Log[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap(it => {
        const path = `${folder}${sep}${it.name}`;
        if (it.isDirectory()) return logsBelow(source, path);
        return it.isFile() || (it.isSymbolicLink() && isFile(path)) ? logAt(source, path) : [];
      });
  } catch {
    // A folder that may not be read, or that has gone meanwhile.
    return [];
  }
}

function logAt(source: Source, path: string): readonly Log[] {
  const form = source.formOf(path);
  return form ? [{ path, form }] : [];
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
const isFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
