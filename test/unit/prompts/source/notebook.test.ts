import { describe, expect, it } from 'vitest';
import { fileEdit, parsePrompts } from '../../../../src/prompts';

const notebook = (sources: readonly (string | readonly string[])[], language = 'python') =>
  JSON.stringify(
    {
      cells: [
        { cell_type: 'markdown', metadata: {}, source: ['prompt = "You are no code."\n'] },
        ...sources.map(source => ({ cell_type: 'code', metadata: {}, outputs: [], source })),
      ],
      metadata: { kernelspec: { language, name: 'kernel' } },
      nbformat: 4,
    },
    undefined,
    1,
  );

const lines = [
  '%%time\n',
  '!pip install openai\n',
  'SYSTEM_PROMPT = """You are a "kind" helper.   \n',
  '! Answer in one sentence.\n',
  '\n',
  'Name: {name}"""\n',
];
const call = `from openai import OpenAI
%matplotlib inline
reply = OpenAI().chat.completions.create(
    model="gpt-5-mini",
    messages=[
        {"role": "system", "content": SYSTEM_PROMPT},
        {"role": "user", "content": f"Caf\\u00e9 \\"{d["k"]}\\":\\n{text}"},
    ],
)`;

describe('notebooks', () => {
  it('are read cell after cell as one program, magics left out', () => {
    const file = notebook([lines, call]);
    const read = parsePrompts('a/study.ipynb', file);
    expect(read?.format).toBe('notebook');
    const [prompt, ...others] = read?.prompts ?? [];
    expect(others).toEqual([]);
    expect(prompt?.name).toBe('reply');
    expect(prompt?.messages.map(it => it.text)).toEqual([
      'You are a "kind" helper.   \n! Answer in one sentence.\n\nName: {name}',
      'Café "{d["k"]}":\n{text}',
    ]);
    const [model] = prompt?.models ?? [];
    expect(file.slice(model?.start, model?.end)).toBe('gpt-5-mini');
    expect(prompt?.placeholders.map(it => file.slice(it.start, it.end))).toEqual([
      '{name}',
      '{d[\\"k\\"]}',
      '{text}',
    ]);
  });

  it.each([
    ['   \n', '\n'],
    ['"kind"', '"good \\ old"'],
    ['one sentence.', 'one "sentence" or\ntwo.'],
    ['Café ', ''],
    ['Café', 'Thé'],
  ])('an edit of %j goes through both kinds of escapes', (old, replacement) => {
    for (const source of [lines, lines.join('')]) {
      const file = notebook([source, call]);
      const messages = parsePrompts('a.ipynb', file)?.prompts[0]?.messages ?? [];
      const message = messages.find(it => it.text.includes(old));
      if (!message) throw new Error(`No message holds ${old}.`);
      const start = message.text.indexOf(old);
      const edit = { start, end: start + old.length, replacement };
      const change = fileEdit(message, edit);
      // A list of lines holds no edit that reaches from one to the next.
      if (!change) {
        expect([source, old]).toEqual([lines, '   \n']);
        continue;
      }
      const changed = file.slice(0, change.start) + change.replacement + file.slice(change.end);
      expect(() => JSON.parse(changed)).not.toThrow();
      const texts = parsePrompts('a.ipynb', changed)?.prompts[0]?.messages.map(it => it.text);
      expect(texts).toContain(message.text.replace(old, () => replacement));
    }
  });

  it.each([
    ['another language', notebook(['prompt = "You are kind. Answer the question."'], 'julia')],
    ['a cell of the shell', notebook([['%%bash\n', 'prompt = "You are kind. Answer the question."']])],
    ['no cells', '{"cells": 3}'],
    ['no JSON', 'prompt = "You are kind. Answer the question."'],
  ])('hold no prompts: %s', (_, file) => {
    expect(parsePrompts('a.ipynb', file)).toBeUndefined();
  });
});
