import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPart } from '../../../src/fit';
import { cutUp } from '../../../src/fit/cut';
import { piecesOf } from '../../../src/fit/pieces';
import { shorten } from '../../../src/fit/shorten';
import { textStrategies } from '../../../src/fit/strategy';
import { count, fittable, partsIn } from './fittable';

/** What contexts are made of, and what joins them. */
const piece = fc.constantFrom(
  'The mill was closed on Monday. ',
  'Nobody (but the miller) came! ',
  'e.g. the stone of Mr. Hill broke in 1.5 days',
  '磨坊关了。没有人来。',
  '- an item\n',
  '\n\n',
  '\n',
  '| a. B | c |\n|---|---|\n| d | e |\n',
  '\n```js\nlet a = 1. Or\n\nlet b;\n```\n',
  '\n<document>\n',
  '\n</document>\n',
  '<i>One. Two.</i> ',
  '</document><document>',
  '## The river\n',
  '2026-01-02 12:00 ERROR no water\n',
  '[...] ',
  'wrapped by hand at a width that people like to wrap their words at, and it\ngoes on. ',
  '👨\u200D👩\u200D👧 ',
  '\r\n',
);
const contexts = fc
  .tuple(fc.array(piece, { minLength: 10, maxLength: 40 }), fc.constantFrom('', 'For {{guest}} only. '))
  .map(([pieces, place]) => [...pieces.slice(0, 5), place, ...pieces.slice(5)].join(''));
const strategy = fc.constantFrom(...textStrategies);
const budget = fc.integer({ min: 15, max: 120 });
const placesIn = (text: string) =>
  [...text.matchAll(/\{\{guest\}\}/g)].map(it => ({ start: it.index, end: it.index + it[0].length }));

describe('shortening any text', () => {
  it('never takes more than the budget, keeps words verbatim and in order, and every placeholder', () => {
    let shortened = 0;
    fc.assert(
      fc.property(contexts, strategy, budget, (context, how, tokens) => {
        const text = `Read this: <context>${context}</context> Be brief.`;
        const part = { start: 20, end: 20 + context.length };
        const fixed = placesIn(text);
        const made = shorten(cutUp(text, part, fixed, count), how, tokens);
        expect(shorten(cutUp(text, part, fixed, count), how, tokens)).toEqual(made);
        if (made.kind !== 'shortened') return;
        shortened++;
        const kept: string[] = [];
        let at = part.start;
        let outcome = '';
        for (const { start, end, replacement } of made.edits) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(replacement).toMatch(/^\[\.\.\.(?: \d+ tokens? left out \.\.\.)?\]$/);
          kept.push(text.slice(at, start));
          outcome += text.slice(at, start) + replacement;
          at = end;
        }
        kept.push(text.slice(at, part.end));
        outcome += text.slice(at, part.end);
        expect(count(outcome)).toBe(made.tokens);
        expect(made.tokens).toBeLessThanOrEqual(tokens);
        expect(placesIn(outcome)).toHaveLength(fixed.length);
        for (const words of kept)
          for (const fence of words.match(/```js[^`]*/g) ?? []) expect(words).toContain(`${fence}\`\`\``);
      }),
      { numRuns: 500 },
    );
    expect(shortened).toBeGreaterThan(100);
  });

  it('cuts it into pieces that cover it', () => {
    fc.assert(
      fc.property(contexts, context => {
        const pieces = piecesOf(context, { start: 0, end: context.length }, placesIn(context));
        expect(
          pieces
            .map(it => context.slice(it.start, it.end))
            .join('')
            .trim(),
        ).toBe(context.trim());
      }),
    );
  });

  it.each([
    ['sentences', 'The mill was closed. Nobody came. '],
    ['tags', '<document>\n'],
    ['closing tags', '<document>\nOne.\n</document>\n'],
    ['table rows', '| a | b |\n'],
    ['fences', '```\n'],
    ['blank lines', '\n\n'],
    ['full stops', '. '],
    ['one word', 'mill'],
  ])('takes time linear in %s', (_, words) => {
    const text = words.repeat(500_000 / words.length);
    const cut = cutUp(text, { start: 0, end: text.length }, [], count);
    for (const how of textStrategies) expect(shorten(cut, how, 500).kind).not.toBe('fits');
  });
});

describe('fitting a part of a long file', () => {
  it.each(['mill.txt', 'mill.prompt.md', 'mill.jinja2'])('takes time linear in the file: %s', path => {
    const words = ['Nobody came to the mill all day. ', 'The stone cost ten crowns, as the river rose. '];
    const text = `Who came?\n<context>\n${words.join('').repeat(5000)}\n</context>\n`;
    const from = fittable(path, text);
    const part = { kind: 'text' as const, name: 'context', message: 0, start: 20, end: text.length - 12 };
    for (const made of fitPart(from, part, 60_000)) expect(made.kind).toBe('fitted');
  });
});

describe('shortening any conversation', () => {
  const role = fc.constantFrom('user', 'assistant', 'tool', 'system', 'user', 'assistant');
  const entry = fc.tuple(
    role,
    fc.constantFrom('The mill. ', 'Who came? ', 'No one. '),
    fc.integer({ min: 1, max: 20 }),
  );
  const chats = fc.array(entry, { minLength: 2, maxLength: 12 }).map(entries =>
    JSON.stringify(
      {
        model: 'gpt-4o',
        messages: entries.map(([as, words, times]) => ({ role: as, content: words.repeat(times).trim() })),
      },
      null,
      1,
    ),
  );

  it('never takes more than the budget, and keeps what instructs, the last turn and the order', () => {
    let shortened = 0;
    fc.assert(
      fc.property(chats, fc.integer({ min: 30, max: 300 }), (text, tokens) => {
        const from = fittable('chat.json', text);
        const [made] = fitPart(from, { kind: 'turns', name: 'conversation' }, tokens);
        expect(made?.kind === 'refused' && made.because.includes('format')).toBe(false);
        if (made?.kind !== 'fitted') return;
        shortened++;
        const after = from.read(made.text)?.prompts[0];
        expect(after && from.countCall(after)).toBe(made.tokens);
        expect(made.tokens).toBeLessThanOrEqual(tokens);
        const { messages } = from.prompt;
        const instructing = messages.filter(it => it.role === 'system').map(it => it.text);
        expect(after?.messages.filter(it => it.role === 'system').map(it => it.text)).toEqual(instructing);
        const lastTurn = messages.slice(messages.findLastIndex(it => it.role === 'user')).map(it => it.text);
        const left = (after?.messages ?? []).map(it =>
          it.text.replace(/^\[\.\.\. \d+ tokens? left out \.\.\.\]\s+/, ''),
        );
        expect(left.slice(-lastTurn.length)).toEqual(lastTurn);
        const talk = (after?.messages ?? []).filter(it => it.role !== 'system');
        expect(talk[0]?.role).toBe('user');
        expect(talk[0]?.text).toMatch(/^\[\.\.\. \d+ tokens? left out \.\.\.\]/);
        let at = 0;
        for (const it of messages) if (it.text === left[at]) at++;
        expect(at).toBe(left.length);
      }),
      { numRuns: 300 },
    );
    expect(shortened).toBeGreaterThan(50);
  });

  it('takes time linear in its turns', () => {
    const turns = Array.from({ length: 10_000 }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: 'The mill was closed on Monday, and nobody came to ask for the miller all day.',
    }));
    const from = fittable(
      'chat.json',
      JSON.stringify({ messages: [...turns, { role: 'user', content: 'Why?' }] }),
    );
    const [part] = partsIn(from);
    const [made] = fitPart(from, part!, 1000);
    expect(made?.kind).toBe('fitted');
  });
});
