import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable } from '../../../src/imports/file/table';
import { temporaryFolder, writeLog } from './log';

function rowsOf(content: string, read: readonly string[] = ['a', 'b']) {
  const path = writeLog(temporaryFolder(), 'a.csv', content);
  return [...readTable(path, read, () => {})];
}

describe('a table of comma-separated values', () => {
  it('reads quotations with commas, line breaks and quotation marks, and CRLF', () => {
    expect(rowsOf('\uFEFFa,b\r\n"1,""x""","2\n3"\r\n4,5\r\n')).toEqual([
      { line: 2, cells: { a: '1,"x"', b: '2\n3' } },
      { line: 4, cells: { a: '4', b: '5' } },
    ]);
  });

  it('never puts together cells of columns that nobody asked for', () => {
    expect(rowsOf('a,messages,b\n1,"secret, ""words""",2\n')).toEqual([
      { line: 2, cells: { a: '1', b: '2' } },
    ]);
  });

  it('tells a row of another length, and leaves a last one that is still written', () => {
    expect(rowsOf('a,b\n1\n2,3\n4')).toEqual([
      { line: 2, cells: {}, because: 'it has 1 of 2 columns' },
      { line: 3, cells: { a: '2', b: '3' } },
    ]);
  });

  it('gives back every cell that was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'x', 'é', ' ') });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), rows => {
        const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const content = rows.map(row => `${row.map(quote).join(',')}\n`).join('');
        expect(rowsOf(`a,b\n${content}`).map(it => it.cells)).toEqual(rows.map(([a, b]) => ({ a, b })));
      }),
      { numRuns: 60 },
    );
  });
});
