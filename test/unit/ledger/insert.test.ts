import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Call, unknownCall } from '../../../src/ledger';
import { verify } from '../../../src/ledger/keep/verify';
import { ledgerFile, openStore } from './sample';

const now = new Date(2026, 10, 21, 18).getTime();

/** A call with some fields as they usually are and others not. */
const anyCall: fc.Arbitrary<Omit<Call, 'id'>> = fc.record({
  ...Object.fromEntries(Object.entries(unknownCall).map(([field, usual]) => [field, anyOf(field, usual)])),
  at: fc.integer({ min: now - 10 * 86_400_000, max: now }),
  model: fc.constantFrom('gpt-4o', "o'clock"),
  askedModel: fc.constantFrom('gpt-4o', ''),
  provider: fc.constantFrom('openai', ''),
  source: fc.constantFrom('run', 'sample'),
}) as fc.Arbitrary<Omit<Call, 'id'>>;

function anyOf(field: string, usual: unknown): fc.Arbitrary<unknown> {
  const other: fc.Arbitrary<unknown> =
    field === 'usageFrom'
      ? fc.constant('estimate')
      : field === 'status'
        ? fc.constantFrom('error', 'cut', 'retried')
        : field === 'servedFrom'
          ? fc.constant('exact-cache')
          : field === 'interactive' || typeof usual === 'boolean'
            ? fc.boolean()
            : field === 'tags'
              ? fc.array(fc.string({ maxLength: 4 }))
              : typeof usual === 'string'
                ? fc.constantFrom("it's", 'a\nb')
                : fc.integer({ min: 0, max: 10_000_000 });
  return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });
}

describe('a call that is kept', () => {
  it('is read again as it was, whichever of its fields are as usual, and its sums are those of a recount', () => {
    fc.assert(
      fc.property(fc.array(anyCall, { minLength: 1, maxLength: 20 }), some => {
        const calls = some.map((it, index) => ({ ...it, id: `${index}`, aggregate: false }));
        const { store } = openStore(ledgerFile(), now);
        const half = Math.floor(calls.length / 2);
        store.record(calls.slice(0, half));
        store.import(calls.slice(half));
        const kept = new Map(store.calls(99).map(it => [it.id, it]));
        for (const call of calls) expect(kept.get(call.id)).toMatchObject(call);
        expect(store.read(verify)).toMatchObject({ rows: calls.length, problems: [] });
        store.close();
      }),
      { numRuns: 30 },
    );
  });
});
