import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noPast } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import { changed } from '../../../src/reader/changes';
import { Mirror } from '../../../src/reader/mirror';
import type { TextChange } from '../../../src/tokens';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices() };
const judging = (path: string) => ({
  path,
  included: false,
  options: { defaultModel: 'gpt-4o', expectedOutputTokens: 500 },
  past: noPast,
  off: [],
  findings: { suggestCheaperModel: true },
});
const body = 'Answer in one sentence, and name the order. ¿Qué? 日本語 {{order}}\n'.repeat(120);
const files = {
  'a.prompt.md': `---\nmodel: gpt-4o\n---\n${body}`,
  'a.prompty': `---\nname: shop\n---\nsystem:\n${body}\nuser:\n${body}`,
  'a.json': JSON.stringify({
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: 'x '.repeat(3000) },
      { role: 'user', content: body },
    ],
  }),
  'CLAUDE.md': body,
};

/** Edits of a text at places given as parts of it, so that they fit whatever came before. */
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    removed: fc.nat(40),
    text: fc.oneof(fc.string({ maxLength: 8 }), fc.constantFrom('\n', 'user:\n', '"', '---\n', ' the', '日')),
  }),
  { minLength: 1, maxLength: 12 },
);
const placed = (length: number, { at, removed, text }: { at: number; removed: number; text: string }) => {
  const rangeOffset = Math.floor(at * length);
  return { rangeOffset, rangeLength: Math.min(removed, length - rangeOffset), text };
};

describe('a document that is followed', () => {
  it.each(Object.entries(files))('is counted exactly at every edit: %s', (path, text) => {
    fc.assert(
      fc.property(edits, steps => {
        const mirror = new Mirror(text, judging(path), rooms);
        mirror.read();
        for (const step of steps) {
          mirror.change([placed(mirror.text.length, step)]);
          for (const { messages } of mirror.follow()?.estimates ?? []) {
            // JSON escapes: what is sent is shorter than what stands in the file.
            for (const { message, tokens: counted } of path.endsWith('.json') ? [] : messages) {
              const sent = mirror.text.slice(message.start, message.end);
              expect(counted.tokens).toBe(tokens.count(sent, 'o200k_base'));
            }
          }
        }
        const afresh = new Mirror(mirror.text, judging(path), rooms);
        expect(mirror.read()).toEqual(afresh.read());
      }),
      { numRuns: 25 },
    );
  });

  it('is followed inside its text, and waits for a parse where something else was edited', () => {
    const mirror = new Mirror(files['a.prompt.md'], judging('a.prompt.md'), rooms);
    const before = mirror.read()!.estimates[0]!.input.tokens;
    mirror.change([{ rangeOffset: mirror.text.length, rangeLength: 0, text: 'hello hello' }]);
    const followed = mirror.follow()!;
    expect(followed.settled).toBe(false);
    expect(followed.estimates[0]!.input.tokens).toBe(before + 2);
    expect(followed.file.prompts[0]).toMatchObject({ end: mirror.text.length, models: [{ name: 'gpt-4o' }] });
    mirror.change([{ rangeOffset: 11, rangeLength: 6, text: 'claude-sonnet-4-5' }]);
    expect(mirror.follow()).toBeUndefined();
    expect(mirror.read()!.estimates[0]!.model?.id).toContain('sonnet');
  });
});

describe('the changes of one event', () => {
  it('are made in order, each in the text the one before left, however many they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), edits, fc.boolean(), (text, steps, backwards) => {
        const changes: TextChange[] = [];
        let so = text;
        let end = text.length;
        for (const step of steps) {
          const change = placed(backwards ? end : so.length, step);
          changes.push(change);
          end = change.rangeOffset;
          so =
            so.slice(0, change.rangeOffset) + change.text + so.slice(change.rangeOffset + change.rangeLength);
        }
        expect(changed(text, changes)).toBe(so);
      }),
    );
  });
});
