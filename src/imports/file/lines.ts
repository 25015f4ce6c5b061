import { closeSync, openSync, readSync } from 'node:fs';
import { readObject } from '../field';
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
  /** Absent when the line is not worth reading: see `because`. */
  readonly text?: string;
  /** Why it has no text. */
  readonly because?: string;
}

const chunkBytes = 1 << 20;

/** The buffer of the file that was read last: a new one for each costs as much as reading a small file. */
let spare: Buffer | undefined;

/** Longer lines are passed over: they would not fit into the memory that an import may take. */
const mostLineBytes = 32 << 20;

const lineBreak = 0x0a;
const carriageReturn = 0x0d;
const closingBrace = 0x7d;

/** Bytes at the beginning of a line that are looked at for what kind of record it holds. */
const headBytes = 400;

/**
 * The lines of a log from `position` on that may tell of usage, and those that are torn: that do not end as a JSON
 * object does. All others are passed over without being decoded. A last line without a line break may still be
 * written: it is taken when it is whole, and left for the next time when it is not.
 */
export function* readLines(path: string, position: Position, form: Looks): Generator<Line> {
  const file = openSync(path, 'r');
  let buffer = spare ?? Buffer.allocUnsafe(chunkBytes);
  spare = undefined;
  try {
    let filled = 0;
    let passing = false;
    for (;;) {
      const read = readSync(file, buffer, filled, buffer.length - filled, position.offset + filled);
      if (read === 0) break;
      filled += read;
      const end = buffer.subarray(0, filled).lastIndexOf(lineBreak) + 1;
      if (end > 0) {
        const from = passing ? buffer.indexOf(lineBreak) + 1 : 0;
        if (passing) advance(position, from, 1);
        passing = false;
        yield* linesOf(buffer.subarray(from, end), position, form);
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
    if (filled > 0 && !passing) yield* lastLine(buffer.subarray(0, filled), position, form);
  } finally {
    if (buffer.length === chunkBytes) spare = buffer;
    closeSync(file);
  }
}

function* linesOf(chunk: Buffer, position: Position, form: Looks): Generator<Line> {
  const began = position.offset;
  const mayTell = look(chunk, form);
  for (let start = 0; start < chunk.length; ) {
    const end = chunk.indexOf(lineBreak, start);
    const from = start;
    start = end + 1;
    advance(position, began + start - position.offset, 1);
    if (isTorn(chunk, from, end)) yield { number: position.breaks, because: 'it is torn' };
    else if (mayTell(from, end)) yield { number: position.breaks, text: textOf(chunk, from, end, form) };
  }
}

/** A line without a break at the end of the file. */
function* lastLine(line: Buffer, position: Position, form: Looks): Generator<Line> {
  if (isTorn(line, 0, line.length) || !look(line, form)(0, line.length)) return;
  if (!readObject(line.toString())) return;
  advance(position, line.length, 0);
  yield { number: position.breaks + 1, text: textOf(line, 0, line.length, form) };
}

/** Makes the quick look at lines of a chunk, to be asked in their order. */
function look(chunk: Buffer, { marks, pass }: Looks): (start: number, end: number) => boolean {
  const next = marks.map(mark => ({ needle: Buffer.from(mark), at: -1 }));
  return (start, end) => {
    if (pass) {
      const head = chunk.toString('latin1', start, Math.min(end, start + headBytes));
      const at = head.indexOf(pass.kind);
      if (at >= 0 && head.lastIndexOf(pass.before, at) < 0) return false;
    }
    return next.some(it => {
      // Looked for once up to where it stands, whatever the number of lines on the way.
      if (it.at < start) it.at = find(chunk, it.needle, start);
      return it.at < end;
    });
  };
}

function find(chunk: Buffer, needle: Buffer, from: number): number {
  const at = chunk.indexOf(needle, from);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function textOf(chunk: Buffer, start: number, end: number, { cut }: Looks): string {
  if (cut) {
    const from = chunk.indexOf(cut.from, start) + cut.from.length;
    const to = chunk.lastIndexOf(cut.to, end);
    if (from > start + cut.from.length && to >= from) {
      return chunk.toString('utf8', start, from) + chunk.toString('utf8', to, end);
    }
  }
  return chunk.toString('utf8', start, end);
}

function isTorn(chunk: Buffer, start: number, end: number): boolean {
  const last = chunk[end - 1] === carriageReturn ? end - 2 : end - 1;
  return last >= start && chunk[last] !== closingBrace;
}

function advance(position: Position, bytes: number, breaks: number): void {
  position.offset += bytes;
  position.breaks += breaks;
}

type Looks = Pick<LineForm, 'marks' | 'pass' | 'cut'>;
