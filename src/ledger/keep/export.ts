import type { Database } from 'better-sqlite3';
import type { KeptCall } from '../call';
import { type CallRow, callOf, keptColumns } from '../write/row';
import { conditionOf, type Selection } from './selection';

export type ExportFormat = 'csv' | 'json';

/** Calls read at once. */
const atOnce = 1000;

/** A part of an export, and how many calls it holds. */
interface Piece {
  readonly text: string;
  readonly calls: number;
}

/**
 * The calls, oldest first, in pieces: CSV (RFC 4180, a line of names first, tags between semicolons), or a JSON array
 * with a call on each line. Aggregates are among them: `aggregate` tells.
 */
export function* exportText(db: Database, selection: Selection, format: ExportFormat): Generator<Piece> {
  const csv = format === 'csv';
  let before = csv ? `${keptColumns.join(',')}\r\n` : '[';
  for (const calls of pages(db, selection)) {
    const lines = csv ? calls.map(csvLine).join('') : calls.map(it => `\n${JSON.stringify(it)}`).join(',');
    yield { text: before + lines, calls: calls.length };
    before = csv ? '' : ',';
  }
  yield { text: csv ? before : `${before === '[' ? '[' : '\n'}]\n`, calls: 0 };
}

function* pages(db: Database, selection: Selection): Generator<readonly KeptCall[]> {
  const { sql, named } = conditionOf(selection);
  const next = db.prepare<unknown[], CallRow & { seq: number }>(
    `SELECT seq, ${keptColumns.join(', ')} FROM call WHERE (at, seq) > (@at, @seq) AND ${sql}
     ORDER BY at, seq LIMIT ${atOnce}`,
  );
  let last = { at: -1, seq: -1 };
  for (;;) {
    const rows = next.all({ ...named, at: last.at, seq: last.seq });
    const end = rows.at(-1);
    if (!end) return;
    last = end;
    yield rows.map(({ seq, ...row }) => callOf(row));
  }
}

function csvLine(call: KeptCall): string {
  const cells = keptColumns.map(column => cell(call[column as keyof KeptCall]));
  return `${cells.join(',')}\r\n`;
}

function cell(value: KeptCall[keyof KeptCall]): string {
  const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
