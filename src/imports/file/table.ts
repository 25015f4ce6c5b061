import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** A row of a table of comma-separated values (RFC 4180): the cells of the columns asked for. */
export interface Row {
  /** The line it begins in, from 1. */
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
  /** Why it cannot be read. */
  readonly because?: string;
}

const chunkBytes = 1 << 18;

/** A longer cell is the trace of a quotation mark that nobody closed. */
const mostCellLength = 16 << 20;

/**
 * The rows of the table at `path` below its head. Cells of columns that are not in `read` are never put together.
 * @param head told the names of the columns, first
 */
export function* readTable(
  path: string,
  read: readonly string[],
  head: (columns: readonly string[]) => void,
): Generator<Row> {
  const wanted = new Set(read);
  let columns: readonly string[] | undefined;
  let row: string[] = [];
  let cell = '';
  let length = 0;
  let quoted = false;
  let wasQuote = false;
  let line = 1;
  let began = 1;
  const isWanted = () => columns === undefined || wanted.has(columns[row.length] ?? '');
  const endCell = () => {
    row.push(cell);
    cell = '';
    length = 0;
  };
  function endRow(): Row | undefined {
    endCell();
    const cells = row;
    row = [];
    const isBlank = cells.length === 1 && cells[0] === '';
    if (columns === undefined) {
      if (isBlank) return undefined;
      columns = cells.map(it => it.replace(/^\uFEFF/, '').trim());
      head(columns);
      return undefined;
    }
    if (isBlank) return undefined;
    if (cells.length !== columns.length) {
      const because = `it has ${cells.length} of ${columns.length} columns`;
      return { line: began, cells: {}, because };
    }
    const named = columns.flatMap((name, index) => (wanted.has(name) ? [[name, cells[index] ?? '']] : []));
    return { line: began, cells: Object.fromEntries(named) };
  }
  for (const text of chunksOf(path)) {
    for (const character of text) {
      if (character === '\n') line++;
      if (quoted && (character !== '"' || wasQuote)) {
        // A second quotation mark within a quotation stands for one; anything else after one ends the quotation.
        if (wasQuote && character !== '"') quoted = false;
        wasQuote = false;
      } else if (character === '"' && (quoted || length === 0)) {
        wasQuote = quoted;
        quoted = true;
        continue;
      }
      if (!quoted && character === ',') endCell();
      else if (!quoted && character === '\n') {
        const ended = endRow();
        began = line;
        if (ended) yield ended;
      } else if (quoted || character !== '\r') {
        length++;
        if (isWanted()) cell += character;
        if (length > mostCellLength) {
          yield { line: began, cells: {}, because: 'a quotation in it does not end' };
          return;
        }
      }
    }
  }
  // A last row that is short is still being written.
  const last = row.length > 0 || length > 0 ? endRow() : undefined;
  if (last && last.because === undefined) yield last;
}

function* chunksOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.allocUnsafe(chunkBytes);
    for (;;) {
      const read = readSync(file, buffer, 0, buffer.length, null);
      if (read === 0) return;
      yield decoder.write(buffer.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}
