import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTables } from '../tokens';
import { isIntact, packTables } from './tableFile';

export interface TableFolders {
  /** Where js-tiktoken's rank files (`o200k_base.cjs`, ...) are: `dist/ranks` in the product. */
  readonly ranks: string;
  /** Where tables built from them are kept, made when missing. Without it they are built anew by each process. */
  readonly cache?: string;
}

/**
 * The packed tables of the rank file `name`: from the cache, or built and left there when they are missing, damaged or
 * of another version. A cache that cannot be written costs time, not answers, so that is no failure.
 * @throws when the rank file is missing or is none
 */
export function readTables(folders: TableFolders, name: string): Uint8Array<ArrayBuffer> {
  const rankFile = join(folders.ranks, `${name}.cjs`);
  const rankBytes = statSync(rankFile).size;
  const kept = folders.cache === undefined ? undefined : join(folders.cache, `${name}.tables`);
  const cached = kept === undefined ? undefined : readIfThere(kept);
  if (cached && isIntact(cached, rankBytes)) return cached;
  const text = readFileSync(rankFile, 'utf8');
  const ranks: { bpe_ranks: string } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  const packed = packTables(buildTables(ranks.bpe_ranks), rankBytes);
  if (kept !== undefined) keep(kept, packed);
  return packed;
}

function readIfThere(file: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const bytes = readFileSync(file);
    return new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  } catch {
    return undefined;
  }
}

/** Written beside and moved into place, so that another process never reads half a file. */
function keep(file: string, packed: Uint8Array): void {
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, packed);
    renameSync(beside, file);
  } catch {
    // A full or read-only disk: the next process builds them again.
  }
}
