import { appendFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Position, readLines } from '../../../src/imports/file/lines';
import { temporaryFolder, writeLog } from './log';

const form = { marks: ['"usage"'], pass: { kind: '"type":"user"', before: '"message"' } };
const start = (): Position => ({ offset: 0, breaks: 0 });
const read = (path: string, position: Position) => [...readLines(path, position, form)];

describe('lines of a log', () => {
  it('passes over lines without a mark, and over those of a kind that never tell', () => {
    const lines = [
      { text: 'no mark' },
      { usage: 1 },
      { type: 'user', usage: 2 },
      { message: { type: 'user' }, usage: 3 },
      { text: '"usage"' },
    ];
    const found = read(writeLog(temporaryFolder(), 'a.jsonl', lines), start());
    expect(found.map(it => it.number)).toEqual([2, 4]);
  });

  it('tells a torn line in the middle by its number, and leaves one at the end for later', () => {
    const path = writeLog(
      temporaryFolder(),
      'a.jsonl',
      '{"usage":1}\n{"usage":2,"te\n{"usage":3}\n{"usage":4,"t',
    );
    const position = start();
    expect(read(path, position)).toEqual([
      { number: 1, text: '{"usage":1}' },
      { number: 2, because: 'it is torn' },
      { number: 3, text: '{"usage":3}' },
    ]);
    appendFileSync(path, 'ext":"x"}\n{"usage":5}');
    expect(read(path, position)).toEqual([
      { number: 4, text: '{"usage":4,"text":"x"}' },
      { number: 5, text: '{"usage":5}' },
    ]);
    appendFileSync(path, '\r\n{"usage":6}\r\n');
    expect(read(path, position)).toEqual([{ number: 6, text: '{"usage":6}\r' }]);
    expect(read(path, position)).toEqual([]);
  });

  it('reads lines longer than a chunk, and passes over those that would not fit into memory', () => {
    const path = writeLog(temporaryFolder(), 'a.jsonl', '');
    const long = `{"usage":1,"text":"${'é'.repeat(1_500_000)}"}`;
    writeFileSync(path, `${long}\n{"usage":2,"text":"${'x'.repeat(40 << 20)}"}\n{"usage":3}\n`);
    const found = read(path, start());
    expect(found.map(it => [it.number, it.text?.length ?? it.because])).toEqual([
      [1, long.length],
      [2, 'it is longer than 32 MB'],
      [3, 11],
    ]);
  });
});
