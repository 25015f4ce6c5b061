import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf } from '../../bench/routing/curve';

const prompts = [
  { weak: 1, strong: 1 },
  { weak: 0, strong: 1 },
  { weak: 1, strong: 1 },
  { weak: 0, strong: 1 },
];

/** What the curve is where the strong model is asked for those first that `need` names. */
const curve = (needs: readonly number[]) => curveOf(prompts.map((it, i) => ({ ...it, need: needs[i] ?? 0 })));

describe('the curve of quality over cost', () => {
  it('has half of the area where a router knows nothing, and needs nearly all calls', () => {
    expect(curve([0, 0, 0, 0]).area).toBeCloseTo(0.5, 9);
    expect(curve([0, 0, 0, 0]).shareFor95).toBeCloseTo(0.9, 9);
  });

  it('has most of it where those that the weak model fails come first', () => {
    expect(curve([0, 1, 0, 1])).toEqual({ area: 0.75, shareFor95: expect.closeTo(0.45, 9) });
    expect(curve([1, 0, 1, 0]).area).toBe(0.25);
  });

  it('needs no call where the weak model keeps 95 % by itself', () => {
    const even = Array.from({ length: 40 }, (_, i) => ({ need: i, weak: i === 0 ? 0 : 1, strong: 1 }));
    expect(curveOf(even).shareFor95).toBe(0);
  });

  it('mirrors itself when the order is turned round', () => {
    const score = fc.double({ min: 0, max: 1, noNaN: true });
    const prompt = fc.record({ need: fc.integer({ min: 0, max: 9 }), weak: score, strong: score });
    const lead = (all: readonly { weak: number; strong: number }[]) =>
      all.reduce((sum, it) => sum + it.strong - it.weak, 0);
    fc.assert(
      fc.property(fc.array(prompt, { minLength: 2 }), all => {
        fc.pre(lead(all) > 0.1);
        const turned = all.map(it => ({ ...it, need: -it.need }));
        expect(curveOf(all).area + curveOf(turned).area).toBeCloseTo(1, 6);
      }),
    );
  });
});
