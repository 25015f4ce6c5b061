import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromptFile, parsePrompts } from '../../../src/prompts';
import { effortOf } from '../../support/effort';
import { hostileHeads, hostilePaths, hostileTexts } from '../../support/hostile';

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
  // A megabyte in about a second, by the processor's clock: the machine may be busy with other tests.
  const mostMs = size / 1000 + 400;
  it.each(hostilePaths)('reads hostile text in %s in linear time', path => {
    const slow: string[] = [];
    for (const unit of hostileTexts) {
      for (const head of new Set([
        '',
        hostileHeads[path] ?? '---\n',
        'messages:\n- &a {role: user, content: x}\n',
      ])) {
        const text = head + unit.repeat(size / unit.length);
        const { made: file, ms } = effortOf(() => parsePrompts(path, text), mostMs);
        if (ms > mostMs) slow.push(`${JSON.stringify(head + unit)}: ${Math.round(ms)} ms`);
        check(file && { ...file, prompts: [] }, text);
      }
    }
    expect(slow).toEqual([]);
  });
});
