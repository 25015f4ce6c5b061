import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BilledInput, estimate, type PastInputs } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import type { Prompt } from '../../../src/prompts';
import { promptOf } from '../../support/prompt';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices({ now: () => new Date('2026-11-21T12:00:00Z') }) };
const sonnet = 'claude-sonnet-4-5';
const letter = promptOf('The parcel you asked about left our warehouse this morning. '.repeat(20), {
  model: sonnet,
});

function on(inputs: readonly PastInputs[], prompt: Prompt = letter) {
  const past = { ofPrompt: [], ofTask: [], inputs };
  return estimate(prompt, { defaultModel: sonnet, expectedOutputTokens: 500, past }, rooms);
}
const plain = on([]).input;

/** Calls that were billed so many times what was counted, each of another prompt. */
function billed(ratios: readonly number[], counted = plain.tokens): BilledInput[] {
  return ratios.map((ratio, index) => ({
    counted,
    billed: Math.round(ratio * counted),
    prompt: `p${index}`,
  }));
}
const english = (calls: readonly BilledInput[], model = sonnet): PastInputs => ({
  model,
  content: 'english',
  calls,
});
const twenty = Array.from({ length: 20 }, (_, index) => 1.2 + index / 1000);

describe('a calibrated count', () => {
  it('is moved to what calls were billed, within a narrower band', () => {
    const { input, calibration } = on([english(billed(twenty))]);
    expect(calibration?.calls).toBe(20);
    expect(calibration?.ratio).toBeCloseTo(1.21, 2);
    expect(input.tokens).toBe(Math.round(plain.tokens * (calibration?.ratio ?? 0)));
    expect(input.high - input.low).toBeLessThan((plain.high - plain.low) / 3);
    expect(input.basis).toBe('estimate');
  });

  it('takes twenty calls', () => {
    const { input, calibration } = on([english(billed(twenty.slice(1)))]);
    expect([input, calibration]).toEqual([plain, undefined]);
  });

  it.each([
    ['another model', english(billed(twenty), 'claude-opus-4-1')],
    ['another kind of text', { ...english(billed(twenty)), content: 'code' }],
    ['much shorter text', english(billed(twenty, Math.floor(plain.tokens / 3)))],
    ['much longer text', english(billed(twenty, plain.tokens * 3))],
  ])('learns nothing from calls with %s', (_, past) => {
    expect(on([past]).input).toEqual(plain);
  });

  it('learns from code that was kept as code before markup and capitals were told apart, and from no kind it does not know', () => {
    const prompt = promptOf('total += lines[at].cost;\n'.repeat(40), { model: sonnet });
    const { tokens: counted } = on([], prompt).input;
    const kept = (content: string) =>
      on([{ ...english(billed(twenty, counted)), content }], prompt).calibration;
    expect(kept('code')?.calls).toBe(20);
    expect(kept('verse')).toBeUndefined();
  });

  it('stays wider while all calls were of few prompts', () => {
    const width = (calls: readonly BilledInput[]) => {
      const { low, high } = on([english(calls)]).input;
      return high - low;
    };
    const many = billed(twenty);
    const one = many.map(it => ({ ...it, prompt: 'p' }));
    expect(width(one)).toBeGreaterThan(2 * width(many));
    expect(width(one)).toBeLessThan(plain.high - plain.low);
  });

  it('goes where the bills go, even out of the band of the family', () => {
    const { input } = on([english(billed(twenty.map(it => it + 2)))]);
    expect(input.low).toBeGreaterThan(plain.high);
  });

  it('of an exact count changes nothing, and tells of bills that are higher', () => {
    const gpt = { ...letter, models: [{ name: 'gpt-4o', start: 0, end: 0 }] };
    const exact = on([], gpt).input;
    const told = on([english(billed(twenty, exact.tokens), 'gpt-4o')], gpt);
    expect(told).toMatchObject({ input: exact, calibration: { calls: 20 } });
    const equal = on(
      [
        english(
          billed(
            twenty.map(() => 1),
            exact.tokens,
          ),
          'gpt-4o',
        ),
      ],
      gpt,
    );
    expect(equal.calibration).toBeUndefined();
  });

  /**
   * Each prompt has its own ratio, drawn around that of the model, and each of its calls some noise: the new call is
   * of any prompt, known or not. Over many worlds, its bill is in the band in at least 9 of 10.
   */
  it.each([
    ['each of another prompt', 40, 1],
    ['of five prompts', 5, 8],
    ['of one prompt', 1, 20],
  ])('holds 9 of 10 calls to come, learnt from calls %s', (_, prompts, callsEach) => {
    const unit = fc.noShrink(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
    const world = fc.record({
      model: fc.double({ min: 0.85, max: 1.6, noNaN: true }),
      spread: fc.double({ min: 0, max: 0.08, noNaN: true }),
      noise: fc.double({ min: 0, max: 0.03, noNaN: true }),
      draws: fc.array(unit, {
        minLength: (prompts + 1) * (callsEach + 1),
        maxLength: (prompts + 1) * (callsEach + 1),
      }),
    });
    let [held, all] = [0, 0];
    fc.assert(
      fc.property(world, ({ model, spread, noise, draws }) => {
        const ratios = Array.from({ length: prompts + 1 }, (_, prompt) =>
          Array.from({ length: callsEach }, (_, call) => {
            const [own = 0, chance = 0] = [
              draws[prompt * (callsEach + 1)],
              draws[prompt * (callsEach + 1) + 1 + call],
            ];
            return model * (1 + spread * (2 * own - 1)) * (1 + noise * (2 * chance - 1));
          }),
        );
        const [next = [], ...known] = ratios;
        const past = known.flatMap((calls, prompt) =>
          billed(calls).map(it => ({ ...it, prompt: `p${prompt}` })),
        );
        const { input } = on([english(past)]);
        const bill = Math.round((next[0] ?? 0) * plain.tokens);
        all++;
        if (input.low <= bill && bill <= input.high) held++;
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(held / all).toBeGreaterThanOrEqual(0.9);
  });
});
