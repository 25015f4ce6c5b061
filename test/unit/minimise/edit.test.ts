import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, composed, type Edit } from '../../../src/minimise/edit';
import { allRules } from '../../../src/minimise/rules';
import { savedBy } from '../../../src/minimise/window';
import { count } from './prompt';

const rule = allRules[0]!;

/** Edits of a text of `length`, in order, none touching another. */
const edits = (length: number): fc.Arbitrary<readonly Edit[]> =>
  fc
    .array(fc.tuple(fc.nat(4), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 6 })
    .map(steps => {
      let at = 0;
      return steps.map(([gap, width, replacement]) => {
        const start = at + gap + 1;
        at = start + width;
        return { start, end: at, replacement, rule };
      });
    })
    .map(all => all.filter(edit => edit.end <= length));

describe('composed', () => {
  it('does in one step what two lists of edits do in two', () => {
    const cases = fc.string({ maxLength: 60 }).chain(text =>
      edits(text.length).chain(first => {
        const between = apply(text, first);
        return fc.tuple(fc.constant({ text, first, between }), edits(between.length));
      }),
    );
    fc.assert(
      fc.property(cases, ([{ text, first, between }, second]) => {
        const all = composed(between, first, second);
        expect(apply(text, all)).toBe(apply(between, second));
        for (const [index, edit] of all.entries())
          if (index > 0) expect(edit.start).toBeGreaterThan(all[index - 1]!.end);
      }),
    );
  });
});

describe('savedBy', () => {
  it('counts as much as the whole text does', () => {
    const words = fc.array(
      fc.constantFrom('river', 'lake,', '12', '\n', '\n\n', '  ', "isn't", '— ', '湖', '👍', '**'),
      {
        minLength: 40,
        maxLength: 120,
      },
    );
    fc.assert(
      fc.property(words, fc.nat(100), fc.nat(8), (parts, start, width) => {
        const text = parts.join(' ');
        const edit = { start, end: start + width, replacement: 'or' };
        expect(savedBy(text, edit, count)).toBe(count(text) - count(apply(text, [edit])));
      }),
    );
  });
});
