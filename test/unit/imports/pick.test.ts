import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fields, isFields } from '../../../src/imports/field';
import { picker, type Shape } from '../../../src/imports/file/pick';

const shape: Shape = { type: true, a: true, b: { a: true, c: { d: true } } };
const pick = picker(shape);
const read = (text: string, by = pick) => {
  const bytes = Buffer.from(`{"before":1}\n${text}\n{"after":1}`);
  return by(bytes, 13, 13 + Buffer.byteLength(text));
};

/** What the law says: the wanted fields of what `JSON.parse` gives. */
function wantedOf(record: Fields, wanted: Shape): Fields {
  const names = Object.keys(record).filter(it => Object.hasOwn(wanted, it));
  return Object.fromEntries(
    names.map(name => {
      const [value, inner] = [record[name], wanted[name]];
      return [name, isFields(value) && inner !== true ? wantedOf(value, inner!) : value];
    }),
  );
}

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('type', 'a', 'b', 'c', 'd') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) },
);
const plain = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('"', '\\', '{"a":1}', 'a\n', 'C:\\shop', '\ud83d'),
  fc.maxSafeInteger(),
  fc.nat(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const { record } = fc.letrec<{ record: Fields; value: unknown }>(tie => ({
  record: fc.dictionary(name, tie('value'), { maxKeys: 6 }),
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    plain,
    tie('record'),
    fc.array(tie('value')),
  ),
}));
const spaces = fc.constantFrom(undefined, 1, '\t');

/** On one line, as logs are. */
const written = (of: Fields, space: number | string | undefined) =>
  JSON.stringify(of, undefined, space).replaceAll('\n', ' ');

describe('fields picked out of a JSON object', () => {
  it('are those that JSON.parse reads, or it does not know', () => {
    fc.assert(
      fc.property(record, spaces, (of, space) => {
        const text = written(of, space);
        const picked = read(text);
        if (picked !== undefined) expect(picked).toEqual(wantedOf(JSON.parse(text), shape));
      }),
      { numRuns: 2000 },
    );
  });

  it('are known wherever plain values stand where they are wanted, and objects where objects are', () => {
    const ordinary = fc.record(
      {
        type: plain,
        other: fc.array(record),
        a: plain,
        b: fc.oneof(
          plain,
          fc.record({ a: plain, e: record, c: fc.record({ d: plain }) }, { requiredKeys: [] }),
        ),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(ordinary, spaces, (of, space) => {
        const text = written(of, space);
        expect(read(text)).toEqual(wantedOf(JSON.parse(text), shape));
      }),
      { numRuns: 1000 },
    );
  });

  it('are none of a text that was cut, or of one that another was written into', () => {
    fc.assert(
      fc.property(record, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (of, part) => {
        const text = written(of, undefined);
        const cut = text.slice(0, Math.floor(text.length * part));
        expect(read(cut)).toBeUndefined();
      }),
    );
    for (const text of [
      '{"a":"te{"a":1}',
      '{"a":1{"a":1}',
      '{"a":1}{"a":1}',
      '{"a":1},',
      '[{"a":1}]',
      '',
      '{',
    ]) {
      expect(read(text)).toBeUndefined();
    }
  });

  it('are not guessed at what JSON does not allow', () => {
    const wrong = ['01', '-', '1.', '.5', '+1', 'nul', 'True', 'NaN', '"a\tb"', '"\\x"', '1 2', "'a'"];
    for (const value of wrong) expect([value, read(`{"a":${value}}`)]).toEqual([value, undefined]);
    for (const text of ['{a:1}', '{"a" 1}', '{"a":1,}', '{,"a":1}', '{"a":}']) {
      expect([text, read(text)]).toEqual([text, undefined]);
    }
  });

  it('take the last of two that have one name', () => {
    expect(read('{"a":1,"b":{"a":1},"a":2,"b":{"c":{}}}')).toEqual({ a: 2, b: { c: {} } });
  });

  it('are not looked for in a record of the type that is passed, whatever follows', () => {
    const passing = picker(shape, 'said');
    expect(read('{"a":1,"type":"said","b":{{{', passing)).toBe('passed');
    expect(read('{"b":{"type":"said"},"a":"said"}', passing)).toEqual({ b: {}, a: 'said' });
  });
});
