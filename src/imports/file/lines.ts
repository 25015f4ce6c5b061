import { closeSync, openSync, readSync } from 'node:fs';
import { type Fields, readObject } from '../field';
import type { LineForm } from '../source';

/** Where reading a file has got to. Changes as its lines are taken. */
export interface Position {
  /** Bytes. */
  offset: number;
  /** Line breaks before it. */
  breaks: number;
}

export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** What the form reads of the record; absent when the line cannot be read: see `because`. */
  readonly record?: Fields;
  /** Why it has no record. */
  readonly because?: string;
}

/** What was read stays in the processor's own memory until it has been looked through. */
const chunkBytes = 256 << 10;

/** The buffer of the file that was read last: a new one for each costs as much as reading a small file. */
let spare: Buffer | undefined;

/** Longer lines are passed over: they would not fit into the memory that an import may take. */
const mostLineBytes = 32 << 20;

const lineBreak = 0x0a;
const carriageReturn = 0x0d;
const closingBrace = 0x7d;

/**
 * The records of a log from `position` on that may tell of usage, and the lines that are torn: that do not end as a JSON
 * object does, or may tell and are no JSON. A last line without a line break may still be written: it is taken when it
 * is whole, and left for the next time when it is not.
 */
export function* readLines(path: string, position: Position, form: Looks): Generator<Line> {
  const read = recordReader(form);
  const file = openSync(path, 'r');
  let buffer = spare ?? Buffer.allocUnsafe(chunkBytes);
  spare = undefined;
  try {
    let filled = 0;
    let passing = false;
    for (;;) {
      const length = readSync(file, buffer, filled, buffer.length - filled, position.offset + filled);
      if (length === 0) break;
      filled += length;
      const end = buffer.subarray(0, filled).lastIndexOf(lineBreak) + 1;
      if (end > 0) {
        const from = passing ? buffer.indexOf(lineBreak) + 1 : 0;
        if (passing) advance(position, from, 1);
        passing = false;
        yield* linesOf(buffer.subarray(from, end), position, read);
        buffer.copy(buffer, 0, end, filled);
        filled -= end;
      } else if (passing || filled >= mostLineBytes) {
        if (!passing) yield { number: position.breaks + 1, because: 'it is longer than 32 MB' };
        passing = true;
        advance(position, filled, 0);
        filled = 0;
      } else if (filled === buffer.length) {
        buffer = Buffer.concat([buffer], buffer.length * 2);
      }
    }
    if (filled > 0 && !passing) yield* lastLine(buffer.subarray(0, filled), position, read);
  } finally {
    if (buffer.length === chunkBytes) spare = buffer;
    closeSync(file);
  }
}

function* linesOf(chunk: Buffer, position: Position, read: ReadRecord): Generator<Line> {
  const began = position.offset;
  for (let start = 0; start < chunk.length; ) {
    const end = chunk.indexOf(lineBreak, start);
    const found = isTorn(chunk, start, end) ? 'it is torn' : read(chunk, start, end);
    start = end + 1;
    advance(position, began + start - position.offset, 1);
    if (found !== undefined) yield lineOf(position.breaks, found);
  }
}

/** A line without a break at the end of the file. */
function* lastLine(line: Buffer, position: Position, read: ReadRecord): Generator<Line> {
  if (isTorn(line, 0, line.length) || !readObject(line.toString())) return;
  const found = read(line, 0, line.length);
  if (found === undefined) return;
  advance(position, line.length, 0);
  yield lineOf(position.breaks + 1, found);
}

/** Reads the record of a line: or why that cannot be, or nothing where it tells of nothing. */
type ReadRecord = (chunk: Buffer, start: number, end: number) => Fields | string | undefined;

function recordReader({ marks, pick }: Looks): ReadRecord {
  const needles = marks.map(it => Buffer.from(it));
  return (chunk, start, end) => {
    const picked = pick?.(chunk, start, end);
    if (picked) return picked === 'passed' ? undefined : picked;
    const line = chunk.subarray(start, end);
    if (!needles.some(it => line.includes(it))) return undefined;
    return readObject(line.toString()) ?? 'it is torn, or no JSON';
  };
}

function lineOf(number: number, found: Fields | string): Line {
  return typeof found === 'string' ? { number, because: found } : { number, record: found };
}

function isTorn(chunk: Buffer, start: number, end: number): boolean {
  const last = chunk[end - 1] === carriageReturn ? end - 2 : end - 1;
  return last >= start && chunk[last] !== closingBrace;
}

function advance(position: Position, bytes: number, breaks: number): void {
  position.offset += bytes;
  position.breaks += breaks;
}

type Looks = Pick<LineForm, 'marks' | 'pick'>;
