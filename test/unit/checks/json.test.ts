import { type Schema as PeerSchema, Validator } from '@cfworker/json-schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openCheck, passes } from '../../../src/checks';

function look(schema: unknown, answer: string, fenced = false) {
  const open = openCheck({ kind: 'json', schema, fenced });
  if (typeof open !== 'function') throw new Error(open.problem);
  return open(answer);
}

const fault = (schema: unknown, value: unknown) => {
  const verdict = look(schema, JSON.stringify(value));
  return passes(verdict) ? undefined : verdict.why;
};

const problem = (schema: unknown) => {
  const open = openCheck({ kind: 'json', schema });
  return typeof open === 'function' ? undefined : open.problem;
};

const invoice = {
  type: 'object',
  required: ['number', 'lines'],
  additionalProperties: false,
  properties: {
    number: { type: 'string', pattern: '^[A-Z]{2}-\\d+$' },
    due: { type: ['string', 'null'], format: 'date' },
    lines: { type: 'array', minItems: 1, items: { $ref: '#/$defs/line' } },
  },
  $defs: {
    line: {
      type: 'object',
      required: ['text', 'cents'],
      properties: { text: { type: 'string' }, cents: { type: 'integer', minimum: 0 } },
    },
  },
};

describe('an answer in JSON', () => {
  it('is JSON alone: what a program would have to take off first is told', () => {
    expect(passes(look(true, '{"a": [1, 2]}'))).toBe(true);
    expect(look(true, 'Here it is: {}').why).toBe('It is not JSON: “Here it is: {}”.');
    expect(look(true, '```json\n{"a": 1}\n```').why).toContain('code fence');
    expect(passes(look(true, '```json\n{"a": 1}\n```', true))).toBe(true);
  });

  it('is held against its schema, and the first fault is told by its place', () => {
    expect(fault(invoice, { number: 'AB-1', lines: [{ text: 'ink', cents: 250 }] })).toBeUndefined();
    expect(fault(invoice, { number: 'AB-1' })).toBe('It lacks “lines”.');
    expect(fault(invoice, { number: 'AB-1', lines: [{ text: 'ink', cents: 2.5 }] })).toBe(
      'It.lines[0].cents is a number and not a whole number.',
    );
    expect(fault(invoice, { number: 'no', lines: [{ text: 'ink', cents: 1 }] })).toBe(
      'It.number is “no”, which does not match “^[A-Z]{2}-\\d+$”.',
    );
    expect(fault(invoice, { number: 'AB-1', lines: [{ text: 'ink', cents: 1 }], paid: true })).toBe(
      'It.paid should not be there.',
    );
  });

  it('does not hang on a pattern or a schema that multiplies itself', () => {
    expect(fault({ pattern: '^(a+)+$' }, `${'a'.repeat(20_000)}b`)).toContain('does not match');
    expect(fault({ $ref: '#' }, 1)).toContain('too deep');
    const doubled = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [
        `d${at}`,
        { allOf: [{ $ref: `#/$defs/d${at + 1}` }, { $ref: `#/$defs/d${at + 1}` }] },
      ]),
    );
    expect(fault({ $ref: '#/$defs/d0', $defs: { ...doubled, d40: true } }, 1)).toContain(
      'too deep or too large',
    );
    let deep = '1';
    for (let level = 0; level < 5000; level++) deep = `[${deep}]`;
    expect(look({ items: { $ref: '#' } }, deep).why).toContain('too deep');
    expect(passes(look({ uniqueItems: true, enum: [1] }, deep))).toBe(false);
  });
});

describe('a schema that cannot be followed', () => {
  it.each([
    [{ type: 'text' }, '#/type'],
    [{ properties: { a: 5 } }, '#/properties/a'],
    [{ properties: { a: { unevaluatedProperties: false } } }, 'unevaluatedProperties'],
    [{ $ref: 'https://example.com/x.json' }, 'another document'],
    [{ $ref: '#/$defs/gone' }, 'where nothing is'],
    [{ pattern: '(?=x)' }, 'cannot be read'],
    [{ items: [{ type: 'string' }] }, '#/items'],
    [{ $defs: { a: { minimum: '1' } } }, '#/$defs/a/minimum'],
  ])('is refused with what is wrong: %j', (schema, words) => {
    expect(problem(schema)).toContain(words);
  });
});

/** JSON over few names and values, so that schemas and values meet. */
const { json } = fc.letrec<{ json: unknown }>(tie => ({
  json: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, false, 0, 1, 2, 3, 2.5, -1, 0.3, '', 'a', 'ab', 'abc', '👍'),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'ab', '__proto__'), tie('json'), { maxKeys: 3 }),
  ),
}));
const small = fc.integer({ min: 0, max: 3 });
const name = fc.constantFrom('a', 'b', 'ab');
const { schema } = fc.letrec<{ schema: unknown }>(tie => {
  const part = tie('schema');
  const parts = fc.array(part, { minLength: 1, maxLength: 2 });
  return {
    schema: fc.oneof(
      { depthSize: 'small', maxDepth: 3 },
      fc.boolean(),
      fc.record(
        {
          type: fc.constantFrom('null', 'boolean', 'object', 'array', 'number', 'string', 'integer', [
            'string',
            'object',
          ]),
          enum: fc.array(json, { minLength: 1, maxLength: 3 }),
          const: json,
          multipleOf: fc.constantFrom(1, 2, 0.5),
          minimum: small,
          maximum: small,
          exclusiveMinimum: small,
          exclusiveMaximum: small,
          minLength: small,
          maxLength: small,
          pattern: fc.constantFrom('^a', 'b$', '^.{2}$', '[0-9]'),
          minItems: small,
          maxItems: small,
          uniqueItems: fc.boolean(),
          required: fc.uniqueArray(name, { maxLength: 2 }),
          minProperties: small,
          maxProperties: small,
        },
        { requiredKeys: [] },
      ),
      fc.record(
        {
          allOf: parts,
          anyOf: parts,
          oneOf: parts,
          not: part,
          if: part,
          // biome-ignore lint/suspicious/noThenProperty: the keyword of the standard
          then: part,
          else: part,
        },
        { requiredKeys: [] },
      ),
      fc.record(
        {
          prefixItems: parts,
          items: part,
          contains: part,
          minContains: small,
          maxContains: small,
          properties: fc.dictionary(name, part, { maxKeys: 2 }),
          patternProperties: fc.dictionary(fc.constantFrom('^a', 'b$'), part, { maxKeys: 2 }),
          additionalProperties: part,
          propertyNames: part,
          dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), { maxKeys: 1 }),
          dependentSchemas: fc.dictionary(name, part, { maxKeys: 1 }),
          $ref: fc.constant('#/$defs/a'),
        },
        { requiredKeys: [] },
      ),
    ),
  };
});

const document = fc.record({ allOf: fc.tuple(schema), $defs: fc.record({ a: schema }) });

/** Whether another validator lets a value pass; `undefined` where it goes round in circles. */
function peerPasses(schema: PeerSchema | boolean, value: unknown): boolean | undefined {
  try {
    return new Validator(schema, '2020-12').validate(value).valid;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

describe('JSON Schema 2020-12', () => {
  it('is followed as another validator follows it', () => {
    let passing = 0;
    fc.assert(
      fc.property(document, json, (schema, value) => {
        const given = JSON.parse(JSON.stringify(schema)) as PeerSchema | boolean;
        const instance = JSON.parse(JSON.stringify(value)) as unknown;
        const peer = peerPasses(given, instance);
        fc.pre(peer !== undefined);
        if (peer) passing++;
        expect(fault(given, instance) === undefined).toBe(peer);
      }),
      { numRuns: 1000 },
    );
    expect(passing).toBeGreaterThan(100);
  });
});
