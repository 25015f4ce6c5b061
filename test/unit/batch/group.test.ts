import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupMessages, groupsOf, type Item, runGroups } from '../../../src/batch';
import { groupAnswers } from '../../../src/batch/group/answers';
import type { CallResult } from '../../../src/calls';
import { fillPlaceholders, parsePrompts } from '../../../src/prompts';

const text =
  '---\nmodel: gpt-4o-mini\n---\nName the mood of the review in {{language}}, one word: {{review}}';
const prompt = parsePrompts('mood.prompt.md', text)!.prompts[0]!;

const items = ['Lovely tea.', 'Cold soup.', 'Slow, but kind.'].map((review, index) => ({
  key: `${index + 1}`,
  values: { review, language: 'French' },
}));

describe('what is sent for a group', () => {
  it('is the prompt once, with what all items share in its place, and the items as JSON', () => {
    const messages = groupMessages(prompt, items);
    expect(messages[0]?.text).toBe('Name the mood of the review in French, one word: {{review}}');
    const asked = messages[1]?.text ?? '';
    expect(asked).toContain('{{review}} stands for an item\'s "review"');
    expect(JSON.parse(asked.slice(asked.lastIndexOf('\n')))).toEqual(
      items.map(({ key, values }) => ({ id: key, review: values.review })),
    );
  });

  it('holds at most so many items, in their order, and large ones alone', () => {
    const sizes = (size: number, tokens = 1) => groupsOf(items, size, () => tokens).map(it => it.length);
    expect([sizes(2), sizes(20), sizes(20, 1500)]).toEqual([[2, 1], [3], [1, 1, 1]]);
    expect(() => groupsOf(items, 21, () => 1)).toThrow('A group has 1 to 20 items, not 21.');
    expect(groupsOf([], 5, () => 1)).toEqual([]);
  });
});

describe('the answers of a group', () => {
  const keys = ['1', '2', '3'];
  const read = (said: string) => Object.fromEntries(groupAnswers(said, keys));

  it.each([
    [
      'an array',
      '[{"id":"1","answer":"joy"},{"id":2,"answer":{"mood":"cross"}},{"id":"3","answer":"a \\"}\\" b"}]',
    ],
    [
      'a fence',
      'Here you are:\n```json\n[{"id":"1","answer":"joy"},{"id":"2","answer":{"mood":"cross"}},{"id":"3","answer":"a \\"}\\" b"}]\n```',
    ],
    [
      'an object',
      '{"answers":[{"id":"1","answer":"joy"},{"id":"2","answer":{"mood":"cross"}},{"id":"3","answer":"a \\"}\\" b"}]}',
    ],
    [
      'lines',
      '{"id":"1","answer":"joy"}\n{"id":"2","answer":{"mood":"cross"}}\n{"id":"3","answer":"a \\"}\\" b"}',
    ],
  ])('are read from %s', (_, said) => {
    expect(read(said)).toEqual({ 1: 'joy', 2: '{"mood":"cross"}', 3: 'a "}" b' });
  });

  it('are those that are whole, known and said once', () => {
    expect(read('[{"id":"1","answer":"joy"},{"id":"2","answer":"cro')).toEqual({ 1: 'joy' });
    expect(read('{"answers":[{"id":"1","answer":"joy"},{"id":"2",')).toEqual({ 1: 'joy' });
    expect(read('[{"id":"9","answer":"joy"},{"id":"1"},{"id":"2","answer":null}]')).toEqual({});
    expect(
      read(
        '[{"id":"1","answer":"joy"},{"id":"1","answer":"grief"},{"id":"2","answer":"x"},{"id":"2","answer":"x"}]',
      ),
    ).toEqual({
      2: 'x',
    });
    expect(read('It said "yes" {and} more, 12" wide.')).toEqual({});
  });

  it('come back whatever they hold, and nothing makes reading them fail or take long', () => {
    const answers = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(answers, fc.string(), (given, around) => {
        const said = JSON.stringify(given.map((answer, index) => ({ id: keys[index], answer })));
        const before = around.replaceAll('{', '');
        expect(read(before + said)).toEqual(
          Object.fromEntries(given.map((answer, index) => [keys[index], answer])),
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', 'id', ':', '1', '[') }),
        it => void read(it),
      ),
    );
    expect(read('{'.repeat(200_000))).toEqual({});
  });
});

describe('running groups', () => {
  const messagesOf = (item: Item) => fillPlaceholders(prompt, item.values).messages;
  const call = { error: '', costNano: 1 } as CallResult['call'];

  const run = (
    answer: (last: string, answers: number) => Partial<CallResult>,
    signal = new AbortController().signal,
  ) => {
    const asked: number[] = [];
    return runGroups({
      prompt,
      groups: [items],
      messagesOf,
      send: async (messages, answers) => {
        asked.push(answers);
        return { text: '', call, ...answer(messages.at(-1)!.text, answers) };
      },
      signal,
    }).then(it => ({ ...it, asked }));
  };

  it('asks once for all, and again alone for what is missing', async () => {
    const { results, asked, alone } = await run((last, answers) =>
      answers > 1
        ? { text: '[{"id":"3","answer":"kind"},{"id":"1","answer":"joy"}]' }
        : { text: `alone: ${last.slice(-10)}` },
    );
    expect(results).toEqual([
      { key: '1', text: 'joy' },
      { key: '2', text: 'alone: Cold soup.' },
      { key: '3', text: 'kind' },
    ]);
    expect([asked, alone]).toEqual([[3, 1], 1]);
  });

  it('asks alone for all where the group fails, and tells what failed', async () => {
    const failed = { ...call, error: 'It failed to answer (500).' };
    const { results, asked } = await run((last, answers) =>
      answers > 1 || last.includes('soup') ? { failure: 'other', call: failed } : { text: 'ok' },
    );
    expect(asked).toEqual([3, 1, 1, 1]);
    expect(results.map(it => it.text ?? it.error)).toEqual(['ok', 'It failed to answer (500).', 'ok']);
  });

  it('ends where the next call would meet the same', async () => {
    const refused = { failure: 'key', call: { ...call, error: 'The key was refused.' } } as const;
    const { results, asked, stopped } = await run(() => refused);
    expect([asked, stopped]).toEqual([[3], 'The key was refused.']);
    expect(results.map(it => it.error)).toEqual(Array.from({ length: 3 }, () => 'The key was refused.'));
    const cancelled = new AbortController();
    cancelled.abort();
    expect((await run(() => ({}), cancelled.signal)).results[0]?.error).toBe(
      'It was cancelled before its turn.',
    );
  });
});
