import { readFileSync, statSync } from 'node:fs';
import type { Driver, Mark } from '../ledger';
import { readRows } from './file/database';
import { identityOf, isSame, stampOf } from './file/identity';
import { readLines } from './file/lines';
import { readTable } from './file/table';

import type { DatabaseForm, Form, LineForm, Parsed, State, TableForm, Used, WholeForm } from './source';

/** A part of a log that was left out. */
export interface Skipped {
  readonly file: string;
  /** From 1; 0 when it is the whole file. */
  readonly line: number;
  readonly reason: string;
}

/** What reading a log comes by. */
export type Item = { readonly used: Used } | { readonly skipped: Skipped };

/** A log being read. `mark` is what to keep once everything given so far is kept. */
export interface Reading {
  readonly items: Generator<Item>;
  mark(): Mark;
}

/** Documents above this are not read: they would not fit into the memory that an import may take. */
const mostWholeBytes = 64 << 20;

/**
 * Reads what is new in the log at `path` since `before`, or all of it. `undefined` when nothing is.
 * @param now milliseconds since the epoch
 * @throws what the disk and SQLite throw, from here or from `items`
 */
export function readLog(
  path: string,
  form: Form,
  before: Mark | undefined,
  { now, driver }: { readonly now: number; readonly driver: Driver },
): Reading | undefined {
  const stamp = stampOf(path);
  const written = form.kind === 'database' ? withJournal(path, stamp) : stamp;
  const unchanged = before?.size === written.size && before.changedAt === written.changedAt;
  const mayHold = form.kind === 'lines' && form.end !== undefined;
  if (unchanged && !mayHold) return undefined;
  const grown = before && written.size >= before.offset && (unchanged || isSame(path, before.identity));
  const identity = grown ? before.identity : identityOf(path);
  const position = form.kind === 'lines' && grown ? before : { offset: 0, breaks: 0 };
  const at = { offset: position.offset, breaks: position.breaks };
  const state: State = form.kind === 'lines' && grown ? JSON.parse(before.state) : {};
  const items = itemsOf();
  function* itemsOf(): Generator<Item> {
    if (form.kind === 'lines') {
      if (!unchanged) yield* lineItems(path, form, at, state);
      yield* given(form.end?.(state, now), path, at.breaks);
    }
    if (form.kind === 'whole') yield* wholeItems(path, form);
    if (form.kind === 'table') yield* tableItems(path, form);
    if (form.kind === 'database') yield* databaseItems(path, form, driver);
  }
  return {
    items,
    mark: () => ({
      path,
      identity,
      ...written,
      ...at,
      state: form.kind === 'lines' ? JSON.stringify(state) : '{}',
    }),
  };
}

function* lineItems(
  path: string,
  form: LineForm,
  at: { offset: number; breaks: number },
  state: State,
): Generator<Item> {
  for (const { number, record, because } of readLines(path, at, form)) {
    if (record === undefined) yield skippedItem(path, number, because ?? '');
    else yield* given(form.parse(record, state), path, number);
  }
}

function* wholeItems(path: string, form: WholeForm): Generator<Item> {
  if (stampOf(path).size > mostWholeBytes) {
    yield skippedItem(path, 0, 'it is larger than 64 MB; a record a line can be read at any size');
    return;
  }
  for (const parsed of form.parse(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))) {
    yield* given(parsed, path, 0);
  }
}

function* tableItems(path: string, form: TableForm): Generator<Item> {
  const state: State = {};
  let missing: readonly string[] = [];
  const rows = readTable(path, form.read, columns => {
    missing = form.columns.filter(it => !columns.includes(it));
  });
  for (const { line, cells, because } of rows) {
    if (missing.length > 0) {
      yield skippedItem(path, 1, `it is another table: it has no column ${missing.join(', ')}`);
      return;
    }
    if (because !== undefined) yield skippedItem(path, line, because);
    else yield* given(form.parse(cells, state), path, line);
  }
}

function* databaseItems(path: string, form: DatabaseForm, driver: Driver): Generator<Item> {
  let row = 0;
  for (const cells of readRows(driver, path, form)) yield* given(form.parse(cells), path, ++row);
}

function* given(parsed: Parsed, path: string, line: number): Generator<Item> {
  if (parsed === undefined) return;
  if ('unusable' in parsed) yield skippedItem(path, line, parsed.unusable);
  else if ('key' in parsed) yield { used: parsed };
  else for (const used of parsed) yield { used };
}

function skippedItem(file: string, line: number, reason: string): Item {
  return { skipped: { file, line, reason } };
}

/** A database with a write-ahead log is written to without its own file changing. */
function withJournal(path: string, stamp: { readonly size: number; readonly changedAt: number }) {
  const journal = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (!journal) return stamp;
  return {
    size: stamp.size + journal.size,
    changedAt: Math.max(stamp.changedAt, Math.trunc(journal.mtimeMs)),
  };
}
