import { describe, expect, it } from 'vitest';
import { fitPart } from '../../../src/fit';
import { fitFirst, fittable, partsIn } from './fittable';

const say = (role: string, content: string) => ({ role, content });
const long = (what: string) => `${what} `.repeat(20).trim();
const chat = {
  model: 'gpt-4o',
  messages: [
    say('system', 'You know the rivers.'),
    say('user', long('Tell me of the Danube.')),
    {
      role: 'assistant',
      tool_calls: [
        { id: 'c1', type: 'function', function: { name: 'find', arguments: '{"river":"Danube"}' } },
      ],
    },
    { role: 'tool', tool_call_id: 'c1', content: long('It is 2850 km long.') },
    say('assistant', long('It is long.')),
    say('user', long('And the Rhine?')),
    say('assistant', long('It is shorter.')),
    say('user', 'Which is longer?'),
  ],
};
const rolesOf = (text: string) => (JSON.parse(text) as typeof chat).messages.map(it => it.role);
const drop = (budget: number, what: unknown = chat, path = 'chat.json') =>
  fitFirst(path, JSON.stringify(what, null, 2), budget, 'turns');

describe('a conversation', () => {
  it('loses its oldest turns, tool calls with their results, and says so to the model', () => {
    const made = drop(230);
    if (made.kind !== 'fitted') throw new Error(JSON.stringify(made));
    expect(rolesOf(made.text)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(JSON.parse(made.text).messages[1].content).toMatch(
      /^\[\.\.\. \d+ tokens left out \.\.\.\]\n\nAnd the Rhine\?/,
    );
    const again = fittable('chat.json', made.text);
    expect(again.countCall(again.prompt)).toBe(made.tokens);
    expect(made.tokens).toBeLessThanOrEqual(230);
  });

  it('keeps system messages and the last turn, or says what they take', () => {
    const made = drop(60);
    if (made.kind !== 'fitted') throw new Error(JSON.stringify(made));
    expect(rolesOf(made.text)).toEqual(['system', 'user']);
    expect(drop(20)).toMatchObject({
      kind: 'refused',
      because: expect.stringMatching(
        /^The parts that must stay are \d+ tokens: system messages and the last turn/,
      ),
    });
  });

  it('keeps the turns from the first placeholder on', () => {
    const messages = chat.messages.map(it =>
      it.content?.startsWith('And') ? say('user', 'And {{river}}?') : it,
    );
    expect(drop(40, { ...chat, messages })).toMatchObject({
      kind: 'refused',
      because: expect.stringContaining('the turns from the first placeholder on'),
    });
  });

  it('goes with Anthropic’s results of tools, which users say', () => {
    const messages = [
      say('user', long('Tell me of the Danube.')),
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 'c1', name: 'find', input: { river: 'Danube' } }],
      },
      { role: 'user', content: [{ type: 'tool_result', tool_use_id: 'c1', content: long('It is long.') }] },
      say('assistant', long('It is long.')),
      say('user', 'And the Rhine?'),
    ];
    const made = drop(150, { model: 'gpt-4o', system: 'You know the rivers.', messages });
    if (made.kind !== 'fitted') throw new Error(JSON.stringify(made));
    expect(rolesOf(made.text)).toEqual(['user']);
    expect(made.text).not.toContain('tool_use');
  });

  const turns = [
    ['user', long('Tell me of the Danube.')],
    ['assistant', long('It is long.')],
    ['user', 'And the Rhine?'],
  ] as const;
  it.each([
    [
      'rivers.jsonl',
      `${JSON.stringify({ messages: chat.messages })}\n${JSON.stringify({ messages: chat.messages })}\n`,
    ],
    [
      'rivers.prompt.yml',
      `messages:\n  - role: system\n    content: You know the rivers.\n${turns.map(([role, words]) => `  - role: ${role}\n    content: >-\n      ${words}\n`).join('')}`,
    ],
    [
      'rivers.prompty',
      `---\nname: rivers\n---\nsystem:\nYou know the rivers.\n\n${turns.map(([role, words]) => `${role}:\n${words}\n`).join('\n')}`,
    ],
    [
      'rivers.prompt',
      `---\nmodel: gpt-4o\n---\n{{role "system"}}You know the rivers.\n${turns.map(([role, words]) => `{{role "${role}"}}\n${words}\n`).join('')}`,
    ],
    [
      'rivers.py',
      `from openai import OpenAI\nOpenAI().chat.completions.create(model="gpt-4o", messages=[\n    {"role": "system", "content": "You know the rivers."},\n${turns.map(([role, words]) => `    {"role": "${role}", "content": "${words}"},\n`).join('')}])\n`,
    ],
  ])('is shortened in %s', (path, text) => {
    const from = fittable(path, text);
    const part = partsIn(from).find(it => it.kind === 'turns');
    const [made] = fitPart(from, part!, 150);
    if (made?.kind !== 'fitted') throw new Error(JSON.stringify(made));
    const messages = from.read(made.text)?.prompts[0]?.messages ?? [];
    expect(messages[0]?.text).toBe('You know the rivers.');
    expect(messages[1]?.text).toMatch(/^\[\.\.\. \d+ tokens left out \.\.\.\]/);
    expect(from.read(made.text)?.prompts.length).toBe(from.read(text)?.prompts.length);
  });
});
