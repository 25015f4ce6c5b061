import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromptFile, parsePrompts } from '../../../src/prompts';

const paths = [
  ...'a.prompt.md a.instructions.md a.agent.md SKILL.md CLAUDE.md .claude/commands/a.md a.mdc .cursorrules'.split(
    ' ',
  ),
  ...'.gemini/commands/a.toml patterns/a/system.md a.prompty a.poml a.prompt promptfooconfig.yaml a.prompt.yml'.split(
    ' ',
  ),
  ...'a/skprompt.txt a.yaml a.json a.jsonl prompts/a.j2 prompts/a.md'.split(' '),
];

/** Every offset inside the file, and a message's text where its runs say. */
function check(file: PromptFile | undefined, text: string) {
  for (const { start, end } of file?.problems ?? [])
    expect(0 <= start && start <= end && end <= text.length).toBe(true);
  for (const prompt of file?.prompts ?? []) {
    for (const { start, end } of [prompt, ...prompt.placeholders, ...prompt.messages, ...prompt.models]) {
      expect(0 <= start && start <= end && end <= text.length).toBe(true);
    }
    for (const { start, end } of prompt.includes) expect(start <= end && end <= text.length).toBe(true);
    for (const model of prompt.models) expect(text.slice(model.start, model.end)).toBe(model.name);
    for (const message of prompt.messages) {
      for (const run of message.runs) {
        if (run.textLength !== run.fileLength) continue;
        expect(
          message.text.startsWith(text.slice(run.fileStart, run.fileStart + run.fileLength), run.textStart),
        ).toBe(true);
      }
    }
  }
}

const piece = fc.constantFrom(
  ...'--- model: gpt-4o { } {{ }} {% %} {# #} [ ] " \' \\ : , &a *a ` ``` ${ $1 @ # user: {{history}} \\u12 \0 \uFEFF 😀 \ud83d ! ? <| |>'.split(
    ' ',
  ),
  ...[
    '---\n',
    '\n',
    '\r\n',
    ' ',
    '  ',
    'model: ',
    'messages:\n',
    '- role: user\n  content: ',
    '|\n    ',
    '>-\n',
  ],
  ...[
    'system:\n',
    '{{role "user"}}',
    '"role":"user"',
    '"content":',
    '"messages":',
    '"custom_id":"a","body":{',
  ],
  ...[
    'prompt = """',
    "'''",
    '\\\n  ',
    '<message role="user">',
    '</message>',
    '<let>',
    '<user-msg>',
    '<!--',
    '-->',
  ],
  ...['template: ', 'template_format: handlebars\n', '_type: prompt\n', 'prompts:\n- ', 'providers: [a]\n'],
  ...['{{! ', '{{!-- ', '--}}', '{#- ', '-#}', '<document src="a"/>', 'file://a.txt', '{{> a}}'],
);

describe('parsePrompts on bad input', () => {
  it('throws on nothing and stays inside the file', () => {
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.array(piece, { maxLength: 30 }), (path, pieces) => {
        const text = pieces.join('');
        check(parsePrompts(path, text), text);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 3000) },
    );
  });

  const size = Number(process.env.HOSTILE_SIZE ?? 60_000);
  const hostile = [
    ...'a { {{ {{a {{!-- {% {# {x} {{x}} ${ ${a [ [A [AB] %( %s <| <|a @ @a/ ` !` {{history \\frac{a} #file: " \' "\' \\u0041'.split(
      ' ',
    ),
    ...[
      '\n',
      '\r\n',
      ' ',
      '\t',
      '---\n',
      'user:\n',
      '{{role "user"}}',
      'import {',
      '```\n',
      '```js\n{x}\n',
      '`{x}` ',
      '{{a ',
    ],
    ...['- ', '- - ', '[a, ', '{a: ', '? ', ': ', 'a: b\n', 'a: &a\n', '- *a\n', '|\n', '> \n'],
    ...['{"role":"user","content":"', '[{"role":"user","content":['],
    ...[
      '<message role="user">',
      '</message>',
      '<a ',
      '<a b="',
      '<!--',
      '<let>',
      '{{! ',
      '{{!-- a }} ',
      '{#- -#} ',
      '\\\n ',
    ],
    ...['prompt = "a"\n', 'prompt = """\n', "'''", '- a\n', '{"messages":[{"role":"user","content":"x"}]}\n'],
  ];
  const heads: Readonly<Record<string, string>> = {
    'a.prompt.yml': 'messages:\n  - role: user\n    content: ',
    'a.json': '[{"role":"user","content":"x"},{"role":"user","content":"',
    'a.prompty': '---\nmodel: x\n---\n',
    'a.prompt': '---\nmodel: x\n---\n',
    '.gemini/commands/a.toml': 'prompt = """',
    'promptfooconfig.yaml': 'providers: [a]\nprompts:\n- ',
    'a.yaml': 'template_format: handlebars\ntemplate: |\n  ',
    'a.jsonl': '{"messages":[{"role":"user","content":"x"}]}\n',
  };

  // A megabyte in about a second, by the processor's clock: the machine may be busy with other tests.
  it.each([
    ...[
      '.claude/commands/a.md',
      'a.prompty',
      'a.prompt',
      'a.prompt.yml',
      'a.json',
      '.gemini/commands/a.toml',
    ],
    ...[
      'a.poml',
      'a/skprompt.txt',
      'a.yaml',
      'promptfooconfig.yaml',
      'a.jsonl',
      'prompts/a.j2',
      'a.mdc',
      'templates/a.j2',
    ],
  ])('reads hostile text in %s in linear time', path => {
    const slow: string[] = [];
    for (const unit of hostile) {
      for (const head of new Set([
        '',
        heads[path] ?? '---\n',
        'messages:\n- &a {role: user, content: x}\n',
      ])) {
        const text = head + unit.repeat(size / unit.length);
        const start = process.cpuUsage();
        const file = parsePrompts(path, text);
        const ms = process.cpuUsage(start).user / 1000;
        if (ms > size / 1000 + 400) slow.push(`${JSON.stringify(head + unit)}: ${Math.round(ms)} ms`);
        check(file && { ...file, prompts: [] }, text);
      }
    }
    expect(slow).toEqual([]);
  });
});
