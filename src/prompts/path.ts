/** A path taken apart, for telling formats by it. */
export interface FilePath {
  /** The file's name as it is written. */
  readonly name: string;
  /** The same in lower case. */
  readonly lowerName: string;
  /** The folder it is in, as it is written; undefined when the path names none. */
  readonly folder: string | undefined;
  /** The folders above it in lower case, outermost first. */
  readonly folders: readonly string[];
}

/** Takes a path apart; both slashes separate, a Windows path works everywhere. */
export function filePath(path: string): FilePath {
  const parts = path.split(/[\\/]+/);
  const name = parts.at(-1) ?? '';
  const folders = parts.slice(0, -1);
  return {
    name,
    lowerName: name.toLowerCase(),
    folder: folders.at(-1),
    folders: folders.map(part => part.toLowerCase()),
  };
}

/** Whether the file's name ends in one of these, in any case. */
export function endsIn(path: FilePath, ...endings: readonly string[]): boolean {
  return endings.some(ending => path.lowerName.endsWith(ending));
}

/** Whether the folders `names` stand directly below each other anywhere above the file. */
export function isBelow(path: FilePath, ...names: readonly string[]): boolean {
  return path.folders.some((_, index) => names.every((name, step) => path.folders[index + step] === name));
}

/** The file's name without the first of these endings that it has, else without its extension. */
export function stem(path: FilePath, ...endings: readonly string[]): string {
  const ending = endings.find(it => path.lowerName.endsWith(it)) ?? /\.[^.]*$/.exec(path.name)?.[0] ?? '';
  return path.name.slice(0, path.name.length - ending.length) || path.name;
}
