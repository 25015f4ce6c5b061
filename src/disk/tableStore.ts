import type { Encoding, Tables } from '../tokens';
import { readTables, type TableFolders } from './tableCache';
import { viewTables } from './tableFile';

/** The counter's tables, one encoding at a time. */
export interface TableStore {
  /**
   * The tables of `encoding`: at once when they were loaded before, else after some 20 ms when they are cached and some
   * 300 ms when they must be built, in which the thread answers nothing else. Not for the editor's thread while
   * somebody types: there the reader's threads count.
   * @throws when the product's rank file is missing or damaged
   */
  load(encoding: Encoding): Tables;
}

/** Opens the tables in `folders.ranks`. Nothing is read before the first `load`. */
export function openTables(folders: TableFolders): TableStore {
  const ready = new Map<string, Tables>();
  return {
    load(encoding) {
      const name = rankName(encoding);
      const tables = ready.get(name) ?? viewTables(readTables(folders, name));
      ready.set(name, tables);
      return tables;
    },
  };
}

/** OpenAI's harmony encoding differs from o200k_base in special tokens alone, which are never counted as such. */
function rankName(encoding: Encoding): string {
  return encoding === 'o200k_harmony' ? 'o200k_base' : encoding;
}
