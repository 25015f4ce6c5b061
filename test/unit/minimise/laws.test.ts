import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minimise } from '../../../src/minimise';
import { apply } from '../../../src/minimise/edit';
import { lost } from './facts';
import { count, wholeFile } from './prompt';

/** Pieces of prompts: what the rules are for, what they must leave, and what joins them. */
const piece = fc.constantFrom(
  'I would like you to please list the rivers of {country}. ',
  'Please make sure that you never list lakes. ',
  'Could you please explain `tide  table` in 3 sentences? ',
  'In order to help, you have the ability to search https://example.org/a?please=1. ',
  'It is important to note that "please  do" must stay. ',
  'Thank you!',
  'Please ',
  'and please ',
  'make sure to ',
  'I want you to act as a guide. ',
  '- **Rivers**: please list them.\n',
  '- **Never**: be late.\n',
  '## **Rivers**\n',
  '\n---\n\n# Lakes\n',
  'Name the three longest rivers that flow through more than\ntwo countries, and say in one sentence where each of them\nrises.\n',
  '| river      | length   |\n|------------|----------|\n| Danube     | 2850     |\n',
  '\n```sh\nplease   wait  \n\n\n\n```\n',
  'Input: please list the lakes\nOutput: ok\n',
  '<example>Please do.  </example>',
  '{% if x %}Please   wait{% endif %}',
  '  \n',
  ' \n \n \n',
  '\n\n',
  ' ',
  'a\u200Bb \u00A0c ',
  '👨\u200D👩\u200D👧 ',
  'Bitte nicht. ',
  '\nNever tell the user of the lakes that are listed in the text.\n',
  '## 🚀 The lakes\n',
  '\n<!-- Ann wrote this. -->\n',
  '\n```json\n{\n  "lakes": ["Como",  1.50]\n}\n```\n',
  'You are a very good guide, and basically you list each issue you find. ',
);
const prompts = fc.array(piece, { minLength: 1, maxLength: 14 }).map(pieces => pieces.join(''));
const markup = fc.constantFrom('markdown' as const, 'plain' as const);
const tier = fc.constantFrom('safe' as const, 'review' as const);

/** A text without the lines of prose that repeat one above: what is said once is said. */
function once(text: string): string {
  const seen = new Set<string>();
  const isNew = (line: string) =>
    !/^[\p{L} ,.-]{20,}$/u.test(line) || !(seen.has(line.trim()) || !seen.add(line.trim()));
  return text.split('\n').filter(isNew).join('\n');
}

describe('minimise, on any prompt', () => {
  const run = (text: string, kind: 'markdown' | 'plain', level: 'safe' | 'review') =>
    minimise(text, [wholeFile(text, kind)], count, { tier: level });

  it('finds nothing more the second time, and never grows', () => {
    fc.assert(
      fc.property(prompts, markup, tier, (text, kind, level) => {
        const once = run(text, kind, level);
        expect(once.after).toBe(count(once.text));
        expect(once.after).toBeLessThanOrEqual(once.before);
        expect(run(once.text, kind, level).edits).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('offers edits that never overlap, each measured alone', () => {
    fc.assert(
      fc.property(prompts, markup, tier, (text, kind, level) => {
        const { edits, text: result } = run(text, kind, level);
        expect(apply(text, edits)).toBe(result);
        for (const [index, edit] of edits.entries()) {
          expect(edit.saved).toBe(count(text) - count(apply(text, [edit])));
          expect(edit.saved).toBeGreaterThan(0);
          if (index > 0) expect(edit.start).toBeGreaterThan(edits[index - 1]!.end);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing whichever of the edits are made', () => {
    const cases = fc.tuple(prompts, markup, tier).chain(([text, kind, level]) => {
      const { edits } = run(text, kind, level);
      return fc.tuple(fc.constant(text), fc.subarray([...edits]));
    });
    fc.assert(
      fc.property(cases, ([text, some]) => {
        const after = apply(text, some);
        expect(lost(once(text), once(after)).filter(it => it.startsWith('lost'))).toEqual([]);
        expect(lost(text, after).filter(it => it.startsWith('new'))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
