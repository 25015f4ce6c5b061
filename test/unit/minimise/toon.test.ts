import { decode, encode } from '@toon-format/toon';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise } from '../../../src/minimise';
import { apply } from '../../../src/minimise/edit';
import { decodeToon } from '../../../src/minimise/toon/decode';
import { encodeToon } from '../../../src/minimise/toon/encode';
import { count, wholeFile } from './prompt';

const awkward = fc.constantFrom(
  '',
  ' ',
  'a, b',
  'x: y',
  '- z',
  '#n',
  '05',
  '-1',
  '1e5',
  '.5',
  'true',
  'null',
);
const word = fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 8 }), fc.string({ maxLength: 8 }));
const cell = fc.oneof(word, fc.integer(), fc.double(), fc.boolean(), fc.constant(null)).map(it => {
  // As JSON has it: no -0, no infinity.
  return JSON.parse(JSON.stringify(it)) as unknown;
});
const records = fc
  .uniqueArray(word, { minLength: 1, maxLength: 4 })
  .chain(keys =>
    fc
      .array(fc.tuple(...keys.map(() => cell)), { minLength: 1, maxLength: 5 })
      .map(rows => rows.map(row => Object.fromEntries(row.map((it, at) => [keys[at], it])))),
  );
const values = fc.oneof(records, fc.dictionary(word, fc.oneof(cell, records), { maxKeys: 4 }));

describe('TOON', () => {
  it('reads back as the value it was written from, by our decoder and by the official one', () => {
    let written = 0;
    fc.assert(
      fc.property(values, value => {
        const toon = encodeToon(value);
        if (toon === undefined) return;
        written++;
        expect(JSON.stringify(decodeToon(toon))).toBe(JSON.stringify(value));
        // It takes a key `__proto__` for a prototype.
        if (!toon.includes('__proto__')) expect(decode(toon)).toEqual(value);
      }),
      { numRuns: 1000 },
    );
    expect(written).toBeGreaterThan(200);
  });

  it('is written as the official encoder writes it', () => {
    const value = {
      title: 'Lakes, by depth',
      lakes: [
        { name: 'Tahoe', 'depth m': 501, salt: false },
        { name: 'Van "the sea"', 'depth m': 451.5, salt: true },
        { name: '-', 'depth m': null, salt: 'no' },
      ],
    };
    expect(encodeToon(value)).toBe(encode(value));
  });

  it.each([
    ['a row too many', '[1]{a}:\n  1\n  2'],
    ['a row too few', '[2]{a}:\n  1'],
    ['a cell too few', '[1]{a,b}:\n  1'],
    ['a quotation without its end', '[1]{a}:\n  "x'],
    ['words', 'List the lakes.'],
  ])('means nothing with %s', (_, text) => {
    expect(decodeToon(text)).toBeUndefined();
  });
});

describe('a block of JSON that can become TOON', () => {
  const json = JSON.stringify(
    [
      { name: 'Tahoe', depth: 501 },
      { name: 'Garda', depth: 346 },
      { name: 'Van', depth: 451 },
    ],
    null,
    2,
  );
  const text = `Compare these lakes for the tour:\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  const review = (it: string) => minimise(it, [wholeFile(it)], count, { tier: 'review' }).edits;

  it('is offered once, as the shorter form, with what the other form saves beside it', () => {
    const [edit, ...others] = review(text);
    expect(others).toEqual([]);
    expect(edit).toMatchObject({ rule: 'toon', tier: 'review', other: { rule: 'compact-json' } });
    const lengths = [edit, edit?.other].map(it => count(text) - count(apply(text, [it!])));
    expect(lengths).toEqual([edit?.saved, edit?.other?.saved]);
    expect(edit!.saved).toBeGreaterThan(edit!.other!.saved);
  });

  it('becomes compact JSON where that is shorter', () => {
    const one = text.replace(json, JSON.stringify([{ note: 'a: "b", c' }], null, 2));
    expect(review(one)).toMatchObject([{ rule: 'compact-json' }]);
  });

  it('keeps its line ends', () => {
    const [edit] = review(text.replaceAll('\n', '\r\n'));
    expect(edit?.replacement).toBe('toon\r\n[3]{name,depth}:\r\n  Tahoe,501\r\n  Garda,346\r\n  Van,451');
  });

  it('is not among the safe edits', () => {
    expect(minimise(text, [wholeFile(text)], count).edits).toEqual([]);
  });
});
