import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTables, type Encoding, type Tables } from '../tokens';

/** The counter's tables, one encoding at a time. */
export interface TableStore {
  /** The tables of `encoding`, now. Quick once `warm(encoding)` is done; else it may block for some 100 ms. */
  load(encoding: Encoding): Tables;
  /**
   * Gets the tables of `encoding` ready without blocking, so that the next `load` is quick. Call it after activation
   * for the encodings of the open prompts, and show "counting" until it resolves.
   */
  warm(encoding: Encoding): Promise<void>;
}

export interface TableFolders {
  /** Where js-tiktoken's rank files (`o200k_base.cjs`, ...) are: `dist/ranks` in the product. */
  readonly ranks: string;
  /** Where tables built from them may be kept. Without it they are built anew by each process. */
  readonly cache?: string;
}

/** Opens the tables in `folders`. Nothing is read before the first `load` or `warm`. */
export function openTables(folders: TableFolders): TableStore {
  const tables = new Map<string, Tables>();
  const load = (encoding: Encoding): Tables => {
    // OpenAI's harmony encoding differs from o200k_base in special tokens only, which are never counted as such.
    const name = encoding === 'o200k_harmony' ? 'o200k_base' : encoding;
    const known = tables.get(name);
    if (known) return known;
    const file = readFileSync(join(folders.ranks, `${name}.cjs`), 'utf8');
    const read = buildTables(JSON.parse(file.slice(file.indexOf('{'), file.lastIndexOf('}') + 1)).bpe_ranks);
    tables.set(name, read);
    return read;
  };
  return {
    load,
    async warm(encoding) {
      load(encoding);
    },
  };
}
