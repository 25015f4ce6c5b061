import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';

/** The ledger's bytes, with garbage on all pages of a table or an index. */
export function garbled(file: string, name: string): Buffer {
  const db = new Database(file);
  const pages = db.prepare<[string], number>('SELECT pageno FROM dbstat WHERE name = ?').pluck().all(name);
  db.close();
  const bytes = readFileSync(file);
  for (const page of pages) bytes.fill(0xa5, (page - 1) * 4096, page * 4096);
  return bytes;
}
