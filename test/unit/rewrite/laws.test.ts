import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEnglish } from '../../../src/minimise';
import { parsePrompts } from '../../../src/prompts';
import { lost } from '../minimise/facts';
import { judged, type Written, written } from './written';

/** Sentences of prompts, each with something that must not be lost. */
const piece = fc.constantFrom(
  'Please list the rivers of {country} that you know of, one by one. ',
  'Please make sure that you never list the lakes. ',
  'Could you please explain `tide  table` in 3 sentences? ',
  'If you are not sure, say only that you do not know it. ',
  'See https://example.org/a?please=1 for the rules of the game. ',
  'It is important to note that "please  do" must stay in the answer. ',
  '\n\n## The rules\n\n- Always answer in French, please.\n- Use at most 40 words for each of them.\n\n',
  '\n```sh\nplease   wait  \n\n```\n',
  '\nInput: please list the lakes\nOutput: ok\n\n',
  '\n<example>Please do.  </example>\n',
  '\n{% if x %}Please   wait{% endif %}\n',
  '\nBitte nicht auf den Fluss und die Ufer achten.\n',
  'I would like you to act as a guide who knows the way. ',
);
const prompts = fc
  .array(piece, { minLength: 2, maxLength: 10 })
  .map(pieces => `You are a guide and you write for the visitors of the town.\n${pieces.join('')}\n`)
  .filter(isEnglish);

/** The same prompt in files that hold it differently. */
const files = fc
  .tuple(prompts, fc.constantFrom('guide.prompt.md', 'guide.json'))
  .map(([text, path]): Written => {
    const whole = JSON.stringify({ messages: [{ role: 'user', content: text }] });
    return written(path, path.endsWith('.json') ? whole : text);
  });

const marks = /⟦\d+⟧/g;

/** A change of the hand-out at a place chosen at random; undefined where there is none to make. */
const changes = (pattern: RegExp, change: (text: string, at: number, mark: string) => string) =>
  fc.tuple(files, fc.nat()).map(([file, seed]) => {
    const found = [...file.sent.matchAll(pattern)];
    const one = found[seed % Math.max(1, found.length)];
    return { file, answer: one && change(file.sent, one.index, one[0]) };
  });

const without = (text: string, at: number, found: string) =>
  text.slice(0, at) + text.slice(at + found.length);

describe('a rewrite of any prompt', () => {
  it('gives the text back when its marks come back, and is then not shorter', () => {
    fc.assert(
      fc.property(files, file => {
        expect(judged(file, file.sent)).toMatchObject({
          kind: 'refused',
          reason: expect.stringMatching(/^It is not shorter/),
          answered: expect.stringContaining('You are a guide'),
        });
      }),
      { numRuns: 150 },
    );
  });

  it('never hands over what is kept', () => {
    fc.assert(
      fc.property(files, ({ sent }) => {
        expect(sent).not.toMatch(
          /\{country\}|tide {2}table|https:|please {2}do|wait|Input:|example|\{%|Bitte/,
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is refused when a mark is dropped, doubled or moved, however short it is', () => {
    const shorter = (text: string) => text.replaceAll('Please ', '').replaceAll('please ', '');
    const dropped = changes(marks, without);
    const doubled = changes(marks, (text, at, mark) => text.slice(0, at) + mark + text.slice(at));
    const moved = changes(marks, (text, at, mark) =>
      without(text, at, mark).replace('You are', `${mark} You are`),
    );
    fc.assert(
      fc.property(fc.oneof(dropped, doubled, moved), ({ file, answer }) => {
        fc.pre(answer !== undefined);
        // Moved to where it already stood first, or beside its like, a mark is in its order.
        const order = (text: string) => text.match(marks)?.join('');
        fc.pre(order(answer!) !== order(file.sent));
        expect(judged(file, shorter(answer!)).kind).toBe('refused');
      }),
      { numRuns: 300 },
    );
  });

  it('is refused when it loses a number, a negation or a word that limits', () => {
    const facts = /(?<!⟦|begin |end )\b(?:\d+|never|not|only|must|always|at most|each|if)\b/gi;
    fc.assert(
      fc.property(changes(facts, without), ({ file, answer }) => {
        fc.pre(answer !== undefined);
        expect(judged(file, answer!)).toMatchObject({
          kind: 'refused',
          reason: expect.stringMatching(/^It lost/),
        });
      }),
      { numRuns: 300 },
    );
  });

  it('loses nothing that an independent reader looks for where it is accepted, whatever was cut out', () => {
    const cuts = fc.tuple(
      files,
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 4 })), { maxLength: 4 }),
    );
    fc.assert(
      fc.property(cuts, ([file, places]) => {
        const words = file.sent.split(' ');
        for (const [seed, length] of places) words.splice(seed % words.length, length);
        const result = judged(file, words.join(' '));
        if (result.kind === 'refused') return;
        expect(result.after).toBeLessThan(result.before);
        const now = parsePrompts(file.path, result.text)?.prompts[0];
        expect(lost(file.prompt.messages[0]!.text, now?.messages[0]?.text ?? '')).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
