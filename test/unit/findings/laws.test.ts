import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { find } from './find';

const piece = fc.oneof(
  fc.constantFrom(
    '# Rules\n',
    '```\n',
    '\n\n',
    '\r\n',
    '---\n',
    '{{x}}',
    '<!-- promptmeter-budget: 3 -->\n',
    'é😀',
    '\\n',
    '"',
  ),
  fc.constant(
    'Say what was measured, on which day and by whom, and leave out every figure that nobody can check again. '.repeat(
      3,
    ),
  ),
  fc.string({ maxLength: 40 }),
);
const text = fc.array(piece, { maxLength: 30 }).map(it => it.join(''));
const path = fc.constantFrom(
  'CLAUDE.md',
  'a.prompt.md',
  'a.prompty',
  'prompts/a.txt',
  'a.prompt.yml',
  'a.py',
);

describe('findings of any text', () => {
  it('stand inside the file, with a sentence and savings that are not negative', () => {
    fc.assert(
      fc.property(path, text, (name, body) => {
        const source = name === 'a.py' ? `PROMPT = """${body}"""\n` : body;
        let found: ReturnType<typeof find>;
        try {
          found = find(name, source);
        } catch (error) {
          expect(String(error)).toContain('is no prompt file');
          return;
        }
        for (const it of found) {
          for (const { start, end } of [it, ...(it.related ?? [])]) {
            expect(start).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(source.length);
          }
          expect(it.message).toMatch(/\S.*[.!?]$/s);
          expect(it.savingTokens ?? 0).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(it.savingNano ?? 0)).toBe(true);
        }
      }),
    );
  });
});
