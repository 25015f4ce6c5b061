import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { parsePrompts } from '../../../src/prompts';

/** What no message may hold: the fields, names and comments of the file around the texts. */
const unsent = 'UNSENT';

/** Text that every format can hold as it is, with what some of them escape. */
const word = fc.constantFrom(
  'Sort',
  'by',
  '{{date}}',
  'größe',
  '😀',
  '"so"',
  "it's",
  'a:b',
  '# 1',
  '- x',
  '\\n',
  '50 %',
  '\n',
);
const text = fc
  .array(word, { minLength: 1, maxLength: 12 })
  .map(it => it.join(' ').trim())
  .filter(it => it !== '');

interface Builder {
  readonly path: string;
  /** A file in which both texts are sent, and nothing else. */
  readonly build: (a: string, b: string) => string;
  /** The texts as the format gives them on, where it joins them. */
  readonly sent?: (a: string, b: string) => readonly string[];
}

const json = JSON.stringify;
const chat = (a: string, b: string) => ({
  user: unsent,
  messages: [
    { role: 'system', content: a },
    { role: 'user', content: [{ type: 'text', text: b }] },
  ],
});
const fields = `---\nname: x\ndescription: ${unsent}\n---\n`;
const alone = (a: string) => [a];
const trimmed = (a: string) => a.replace(/^[\s]+|[\s]+$/g, '');

const builders: readonly Builder[] = [
  ...[
    'a.prompt.md',
    'a.instructions.md',
    'a.agent.md',
    '.claude/agents/a.md',
    '.claude/commands/a.md',
    'SKILL.md',
  ].map(path => ({ path, build: (a: string) => fields + a, sent: alone })),
  { path: 'x.mdc', build: a => `---\ndescription: ${unsent}\nglobs: **/*.ts\n---\n${a}`, sent: alone },
  { path: 'patterns/x/system.md', build: a => a, sent: alone },
  {
    path: 'x.prompty',
    build: (a, b) => `${fields}system:\n{# ${unsent} #}${a}\n\nuser:\n${b}\n`,
  },
  {
    path: 'x.prompt',
    build: (a, b) =>
      `${fields}{{! ${unsent} }}\n{{role "system"}}\n${a}\n{{!-- ${unsent} --}}\n{{role "user"}}${b}`,
  },
  {
    path: '.gemini/commands/x.toml',
    build: a => `description = "${unsent}"\nprompt = ${json(a)}\n[x]\nprompt = "${unsent}"\n`,
    sent: alone,
  },
  {
    path: 'promptfooconfig.yaml',
    build: (a, b) =>
      stringify({
        description: unsent,
        prompts: [`${a} .`, { label: unsent, raw: b }],
        tests: [{ vars: { date: unsent } }],
      }),
    sent: (a, b) => [`${a} .`, b],
  },
  {
    path: 'x.prompt.yml',
    build: (a, b) =>
      stringify({
        name: unsent,
        ...chat(a, b),
        messages: [
          { role: 'system', content: a },
          { role: 'user', content: b },
        ],
      }),
  },
  {
    path: 'x/skprompt.txt',
    build: (a, b) =>
      `${unsent}\n<message role="system">\n${a}\n</message>\n${unsent}<message role="user">${b}</message>`,
  },
  {
    path: 'x.yaml',
    build: a => stringify({ name: unsent, template: a, template_format: 'handlebars', description: unsent }),
    sent: alone,
  },
  {
    path: 'chain.yaml',
    build: a => stringify({ _type: 'prompt', input_variables: [unsent], template: a }),
    sent: alone,
  },
  {
    path: 'chain.json',
    build: (a, b) => json({ _type: 'few_shot', prefix: a, examples: [{ q: b }], example_separator: unsent }),
    sent: (a, b) => [a + b],
  },
  { path: 'x.json', build: (a, b) => json(chat(a, b)) },
  { path: 'x.jsonl', build: (a, b) => `${json(chat(a, b))}\n` },
  { path: 'x.jsonl', build: (a, b) => `${json({ custom_id: unsent, url: '/v1/chat', body: chat(a, b) })}\n` },
  {
    path: 'x.json',
    build: (a, b) =>
      json({
        requests: [{ custom_id: unsent, params: { system: a, messages: [{ role: 'user', content: b }] } }],
      }),
  },
  {
    path: 'x.poml',
    build: (a, b) =>
      `<poml><!-- ${unsent} --><let name="x">${unsent}</let><task caption="${unsent}">${a}</task><ai-msg>${b}</ai-msg></poml>`,
  },
  { path: 'prompts/x.j2', build: a => `{# ${unsent} #}${a}`, sent: alone },
];

describe('what is sent', () => {
  it.each(builders.map((it, index) => [`${index} ${it.path}`, it] as const))(
    'is all of the messages, and nothing else is: %s',
    (_, { path, build, sent = (a, b) => [a, b] }) => {
      fc.assert(
        fc.property(text, text, (a, b) => {
          const file = build(a, b);
          const messages = parsePrompts(path, file)?.prompts.flatMap(it => it.messages) ?? [];
          expect(messages.map(it => it.text)).toEqual(sent(a, b).map(trimmed));
          const outside = messages.reduce((left, it) => hide(left, it.runs), file);
          expect(outside.includes(unsent)).toBe(file.includes(unsent));
          expect(outside).not.toMatch(/Sort|größe|😀/);
        }),
        { numRuns: 200 },
      );
    },
  );
});

/** A file with what stands in runs taken out. */
function hide(file: string, runs: readonly { fileStart: number; fileLength: number }[]): string {
  return runs.reduce(
    (left, { fileStart, fileLength }) =>
      left.slice(0, fileStart) + '\0'.repeat(fileLength) + left.slice(fileStart + fileLength),
    file,
  );
}
