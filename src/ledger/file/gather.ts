import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { pageBytes } from './copy';
import type { Driver } from './driver';

// Pages as they stand in the file: sqlite.org/fileformat2.html, "B-tree Pages" and "The Freelist".

/** What the first byte of a page is where it names pages of a table's rows, and where it holds rows. */
const [inner, leaf] = [0x05, 0x0d];

/** The page that the rows of calls begin at: their table was the first to be made, in a restored ledger too. */
const root = 2;

/** Pages that one names at most: it has room for some more, even of the largest numbers. */
const mostBelow = 300;

/** A page, and the number of the last call on it or below it. */
interface Below {
  readonly page: number;
  readonly last: number;
}

interface Leaf extends Below {
  readonly first: number;
}

/**
 * Gathers the pages of calls in a ledger's copy, wherever they are, under new ones that name them: the ones that did may
 * be lost.
 * @returns whether there are any
 */
export function gatherCalls(driver: Driver, copy: string): boolean {
  foldLog(driver, copy);
  const file = openSync(copy, 'r+');
  try {
    let level: readonly Below[] = inOrder([...leavesOf(file)]);
    if (level.length === 0) return false;
    let pages = pagesIn(file);
    while (level.length > mostBelow) {
      level = groupsOf(level).map(below => {
        writePage(file, ++pages, pageOver(below));
        return { page: pages, last: below.at(-1)!.last };
      });
    }
    const [only] = level.length === 1 ? level : [];
    writePage(file, root, only ? readPage(file, only.page) : pageOver(level));
    const head = readPage(file, 1);
    head.writeUInt32BE(pages, 28);
    writePage(file, 1, head);
    return true;
  } finally {
    closeSync(file);
  }
}

/** SQLite writes its log into the file when the last who has read it closes it. */
function foldLog(driver: Driver, copy: string): void {
  const db = new driver(copy);
  try {
    db.pragma('user_version');
  } finally {
    db.close();
  }
}

/** The pages that hold calls, and are in use. */
function* leavesOf(file: number): Generator<Leaf> {
  const free = new Set(freePages(file));
  for (let page = root; page <= pagesIn(file); page++) {
    const calls = free.has(page) ? undefined : callsOn(readPage(file, page));
    if (calls) yield { page, ...calls };
  }
}

/** Of pages that hold the same calls, which one of a damaged file may, the first. */
function inOrder(leaves: readonly Leaf[]): readonly Leaf[] {
  let last = Number.NEGATIVE_INFINITY;
  return [...leaves]
    .sort((a, b) => a.first - b.first)
    .filter(it => {
      if (it.first <= last) return false;
      last = it.last;
      return true;
    });
}

function* freePages(file: number): Generator<number> {
  const seen = new Set<number>();
  for (let page = readPage(file, 1).readUInt32BE(32); page > 0 && !seen.has(page); ) {
    seen.add(page);
    yield page;
    const trunk = readPage(file, page);
    const count = Math.min(trunk.readUInt32BE(4), pageBytes / 4 - 2);
    for (let index = 0; index < count; index++) yield trunk.readUInt32BE(8 + 4 * index);
    page = trunk.readUInt32BE(0);
  }
}

/** The numbers of the first and the last call on a page; `undefined` where it holds something else, or not only that. */
function callsOn(page: Buffer): { readonly first: number; readonly last: number } | undefined {
  const count = page.readUInt16BE(3);
  if (page[0] !== leaf || count === 0 || 8 + 2 * count > pageBytes) return undefined;
  const seqs: number[] = [];
  for (let index = 0; index < count; index++) {
    const seq = seqOfCall(page, page.readUInt16BE(8 + 2 * index));
    if (seq === undefined || seq <= (seqs.at(-1) ?? 0)) return undefined;
    seqs.push(seq);
  }
  return { first: seqs[0]!, last: seqs.at(-1)! };
}

/**
 * The number of the call whose row begins at `at`. A row of no other table begins like one: its own number, which is not
 * kept twice, a text that is not empty, a whole number, and a day of ten characters.
 */
function seqOfCall(page: Buffer, at: number): number | undefined {
  const next = numbersFrom(page, at);
  const [, seq, , own, id, time, day] = [next(), next(), next(), next(), next(), next(), next()];
  const isText = id % 2 === 1 && id > 13;
  const isWhole = (time >= 1 && time <= 6) || time === 8 || time === 9;
  return own === 0 && isText && isWhole && day === 13 + 2 * 'YYYY-MM-DD'.length ? seq : undefined;
}

/** Reads one number after the other: 7 bits a byte, of which the highest says that more follow; 8 of a ninth. */
function numbersFrom(page: Buffer, at: number): () => number {
  let next = at;
  return () => {
    let value = 0;
    for (let length = 1; ; length++) {
      const byte = page[next++] ?? 0;
      if (length === 9) return value * 256 + byte;
      value = value * 128 + (byte & 0x7f);
      if (byte < 0x80) return value;
    }
  };
}

function numberBytes(value: number): Buffer {
  const bytes = [value % 128];
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128))
    bytes.unshift(128 + (rest % 128));
  return Buffer.from(bytes);
}

/** Parts of nearly the same size, none of one page: SQLite takes a page that names one alone for damaged. */
function groupsOf(level: readonly Below[]): readonly (readonly Below[])[] {
  const groups = Math.ceil(level.length / mostBelow);
  const start = (group: number) => Math.floor((group * level.length) / groups);
  return Array.from({ length: groups }, (_, group) => level.slice(start(group), start(group + 1)));
}

/** A page that names others, which stand in the order of their calls. */
function pageOver(below: readonly Below[]): Buffer {
  const page = Buffer.alloc(pageBytes);
  page[0] = inner;
  page.writeUInt16BE(below.length - 1, 3);
  page.writeUInt32BE(below.at(-1)!.page, 8);
  let at = pageBytes;
  for (const [index, it] of below.slice(0, -1).entries()) {
    const number = numberBytes(it.last);
    at -= 4 + number.length;
    page.writeUInt32BE(it.page, at);
    number.copy(page, at + 4);
    page.writeUInt16BE(at, 12 + 2 * index);
  }
  page.writeUInt16BE(at, 5);
  return page;
}

const pagesIn = (file: number) => Math.floor(fstatSync(file).size / pageBytes);

function readPage(file: number, page: number): Buffer {
  const bytes = Buffer.alloc(pageBytes);
  readSync(file, bytes, 0, pageBytes, (page - 1) * pageBytes);
  return bytes;
}

function writePage(file: number, page: number, bytes: Buffer): void {
  writeSync(file, bytes, 0, pageBytes, (page - 1) * pageBytes);
}
