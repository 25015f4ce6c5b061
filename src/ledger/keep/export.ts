import type { Database } from 'better-sqlite3';
import type { KeptCall } from '../call';
import { lookThrough } from '../read/look';
import type { Wanted } from '../selection';
import { keptColumns } from '../write/row';

export type ExportFormat = 'csv' | 'json';

/** Calls looked at between two pieces. */
const atOnce = 1000;

/** A part of an export, and how many calls it holds. */
interface Piece {
  readonly text: string;
  readonly calls: number;
}

/**
 * The calls, oldest first, in pieces: CSV (RFC 4180, a line of names first, tags between semicolons), or a JSON array
 * with a call on each line. Aggregates are among them, unless only calls are wanted: `aggregate` tells.
 */
export function* exportText(db: Database, wanted: Wanted, format: ExportFormat): Generator<Piece> {
  const csv = format === 'csv';
  let before = csv ? `${keptColumns.join(',')}\r\n` : '[';
  for (const { calls } of lookThrough(db, wanted, { order: 'oldest', atOnce })) {
    const lines = csv ? calls.map(csvLine).join('') : calls.map(it => `\n${JSON.stringify(it)}`).join(',');
    yield { text: lines === '' ? '' : before + lines, calls: calls.length };
    if (lines !== '') before = csv ? '' : ',';
  }
  yield { text: csv ? before : `${before === '[' ? '[' : '\n'}]\n`, calls: 0 };
}

function csvLine(call: KeptCall): string {
  const cells = keptColumns.map(column => cell(call[column as keyof KeptCall]));
  return `${cells.join(',')}\r\n`;
}

function cell(value: KeptCall[keyof KeptCall]): string {
  const text = Array.isArray(value) ? value.join(';') : String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
