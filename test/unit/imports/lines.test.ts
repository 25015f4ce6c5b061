import { appendFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Position, readLines } from '../../../src/imports/file/lines';
import { picker } from '../../../src/imports/file/pick';
import { temporaryFolder, writeLog } from './log';

const form = { marks: ['"usage"'], pick: picker({ type: true, usage: true }, 'user') };
const start = (): Position => ({ offset: 0, breaks: 0 });
const read = (path: string, position: Position) => [...readLines(path, position, form)];

describe('lines of a log', () => {
  it('picks what is wanted, and passes over records of a type that never tells', () => {
    const lines = [
      { usage: 1, text: 'long' },
      { type: 'user', usage: 2 },
      { message: { type: 'user' }, usage: 3 },
      '{"usage":4,}',
      '{"said":"no",}',
      { usage: [5] },
    ];
    expect(read(writeLog(temporaryFolder(), 'a.jsonl', lines), start())).toEqual([
      { number: 1, record: { usage: 1 } },
      { number: 3, record: { usage: 3 } },
      { number: 4, because: 'it is torn, or no JSON' },
      { number: 6, record: { usage: [5] } },
    ]);
  });

  it('reads a line whole where nothing says what is wanted, if it holds a mark', () => {
    const lines = [{ text: '"usage"' }, { usage: 1, text: 'é' }, '{"usage":2', '{"usage":}', '{"text":}'];
    const path = writeLog(temporaryFolder(), 'a.jsonl', lines);
    expect([...readLines(path, start(), { marks: form.marks })]).toEqual([
      { number: 2, record: { usage: 1, text: 'é' } },
      { number: 3, because: 'it is torn' },
      { number: 4, because: 'it is torn, or no JSON' },
    ]);
  });

  it('tells a torn line in the middle by its number, and leaves one at the end for later', () => {
    const path = writeLog(
      temporaryFolder(),
      'a.jsonl',
      '{"usage":1}\n{"usage":2,"te\n{"usage":3}\n{"usage":4,"t',
    );
    const position = start();
    expect(read(path, position)).toEqual([
      { number: 1, record: { usage: 1 } },
      { number: 2, because: 'it is torn' },
      { number: 3, record: { usage: 3 } },
    ]);
    appendFileSync(path, 'ext":"x"}\n{"usage":5}');
    expect(read(path, position)).toEqual([
      { number: 4, record: { usage: 4 } },
      { number: 5, record: { usage: 5 } },
    ]);
    appendFileSync(path, '\r\n{"usage":6}\r\n');
    expect(read(path, position)).toEqual([{ number: 6, record: { usage: 6 } }]);
    expect(read(path, position)).toEqual([]);
  });

  it('reads lines longer than a chunk, and passes over those that would not fit into memory', () => {
    const path = writeLog(temporaryFolder(), 'a.jsonl', '');
    const text = 'é'.repeat(1_500_000);
    writeFileSync(path, `{"usage":"${text}"}\n{"usage":2,"text":"${'x'.repeat(40 << 20)}"}\n{"usage":3}\n`);
    const found = read(path, start());
    expect(found).toEqual([
      { number: 1, record: { usage: text } },
      { number: 2, because: 'it is longer than 32 MB' },
      { number: 3, record: { usage: 3 } },
    ]);
  });
});
