import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moveVariablesLast } from '../../../src/findings';
import { parsePrompts } from '../../../src/prompts';
import { shared } from '../../support/shared';

/** Some 1,200 characters that stay the same. */
const rules = `${'Quote the source of every figure you give.\n'.repeat(28)}`;

function move(path: string, text: string) {
  const file = parsePrompts(path, text, { included: true });
  const [prompt] = file?.prompts ?? [];
  if (!file || !prompt) throw new Error(`${path} is no prompt file.`);
  const outcome = moveVariablesLast(file.format, prompt, text);
  if (outcome.kind === 'stays') return outcome.because;
  const { start, end, replacement } = outcome.edit;
  return { text: text.slice(0, start) + replacement + text.slice(end) };
}

/** What a prompt sends, line by line, and its placeholders, both in one fixed order. */
function held(path: string, text: string) {
  const prompts = parsePrompts(path, text, { included: true })?.prompts ?? [];
  return {
    lines: prompts
      .flatMap(it => it.messages.flatMap(({ text: sent }) => sent.split(/\r?\n/).filter(line => line.trim())))
      .sort(),
    placeholders: prompts
      .flatMap(it => it.placeholders.map(({ start, end }) => text.slice(start, end)))
      .sort(),
  };
}

describe('Move variables last', () => {
  it.each([
    [
      'a line of its own',
      `Help the reader.\nToday is {date}.\n\n${rules}`,
      `Help the reader.\n\n${rules.trimEnd()}\n\nToday is {date}.\n`,
    ],
    ['a paragraph', `Today is {date}.\n\n${rules}`, `${rules.trimEnd()}\n\nToday is {date}.\n`],
    ['a paragraph with its label', `Text:\n{text}\n\n${rules}`, `${rules.trimEnd()}\n\nText:\n{text}\n`],
    [
      'a paragraph with its label above',
      `Text:\n\n{text}\n\n${rules}`,
      `${rules.trimEnd()}\n\nText:\n\n{text}\n`,
    ],
    [
      'a quotation with its label',
      `Text:\n"""\n{text}\n"""\n\n${rules}`,
      `${rules.trimEnd()}\n\nText:\n"""\n{text}\n"""\n`,
    ],
    [
      'an XML element',
      `<text>\n{text}\n</text>\n\n${rules}`,
      `${rules.trimEnd()}\n\n<text>\n{text}\n</text>\n`,
    ],
    [
      'an element on one line',
      `<text>{text}</text>\n${rules}`,
      `${rules.trimEnd()}\n\n<text>{text}</text>\n`,
    ],
    [
      'a section',
      `# Text\n\n{text}\n\n# Rules\n\n${rules}`,
      `# Rules\n\n${rules.trimEnd()}\n\n# Text\n\n{text}\n`,
    ],
    [
      'a section, past headings that a fence shows',
      `# Text\n\n{text}\n\n# Form\n\n\`\`\`\`md\n# Title\n\`\`\`sh\n\`\`\`\n## Part\n\`\`\`\`\n\n${rules}`,
      `# Form\n\n\`\`\`\`md\n# Title\n\`\`\`sh\n\`\`\`\n## Part\n\`\`\`\`\n\n${rules.trimEnd()}\n\n# Text\n\n{text}\n`,
    ],
    [
      'two of them in their order',
      `Name: {name}\nTown: {town}\n\n${rules}`,
      `${rules.trimEnd()}\n\nName: {name}\nTown: {town}\n`,
    ],
    [
      'one before the question that ends the text',
      `Today is {date}.\n\n${rules}\nQuestion: {question}\n`,
      `${rules}\nToday is {date}.\n\nQuestion: {question}\n`,
    ],
    [
      'one before the word that the answer follows',
      `Today is {date}.\n\n${rules}\nAnswer:`,
      `${rules}\nToday is {date}.\n\nAnswer:`,
    ],
    [
      'a loop within its element',
      `<files>\n{% for it in files %}{{ it.path }}\n{% endfor %}\n</files>\n\n${rules}`,
      `${rules.trimEnd()}\n\n<files>\n{% for it in files %}{{ it.path }}\n{% endfor %}\n</files>\n`,
    ],
    [
      'a text whose lead-in moves along',
      `Summarise the following text:\n{text}\n\n${rules}`,
      `${rules.trimEnd()}\n\nSummarise the following text:\n{text}\n`,
    ],
  ])('moves %s', (_, before, after) => {
    expect(move('a.txt', before)).toEqual({ text: after });
    const crlf = (text: string) => text.replaceAll('\n', '\r\n');
    expect(move('a.txt', crlf(before))).toEqual({ text: crlf(after) });
  });

  it.each([
    ['inside a sentence', `Translate {text}\ninto French.\n${rules}`],
    ['in a list', `- Name: {name}\n- Be kind.\n\n${rules}`],
    ['in a numbered step', `1. Read {text}\n2. Answer.\n\n${rules}`],
    ['in a section with other text', `# Task\n\n${rules}\nToday is {date}.\n\n# More\n\n${rules}`],
    ['in an element with other text', `<task>\n${rules}\nToday is {date}.\n\n${rules}\n</task>`],
    ['below a title without a mark', `--- Length ---\n\n{length}\n\n${rules}`],
    ['in a long paragraph', `${'We ask a lot of you today. '.repeat(20)}It is {date}.\n\n${rules}`],
    ['in the model’s role', `You are an assistant of {company}.\n\n${rules}`],
    ['in what goes on from before', `Be kind.\n\nAlso, it is {date}.\n\n${rules}`],
    ['in a fence of its own half', `\`\`\`\n{code}\n\n${rules}\`\`\`\n`],
    ['of source code', `SYSTEM_PROMPT = f"""Today is {date}.\n\n${rules}"""\n`, 'a.py'],
    ['of one chat in a text', `<|im_start|>user\nToday is {date}.\n\n${rules}<|im_end|>\n`],
    [
      'that a condition sends',
      `{% if dated %}\n\nToday is {{ date }}.\n\n{% endif %}\n\n${rules}`,
      'a.jinja',
    ],
    ['that the template works out', `{% set x = 1 %}{{ x }}\n\n${rules}{{ x }}`, 'a.jinja'],
    ['that stands last already', `${rules}\nToday is {date}.\n`],
    ['that is not there', rules],
    ['pointed back at', `<text>\n{text}\n</text>\n\nSummarise the text above.\n\n${rules}`],
    ['pointed back at from afar', `<letter>\n{letter}\n</letter>\n\n${rules}Answer the letter above.\n`],
    ['pointed back at by its place', `Date: {date}\n\n${rules}Use the date at the top.\n`],
    ['that the next sentence is about', `{text}\n\nThis is a letter.\n\n${rules}`],
    ['that a sentence before leads to', `Here is a letter.\n\n{letter}\n\n${rules}`],
    ['that points on', `Answer {question} by the rules below.\n\n${rules}`],
  ])('leaves a variable %s, and says why', (_, text, path = 'a.txt') => {
    expect(move(path, text)).toMatch(/^[\p{Lu}{“$].*\.$/u);
  });

  it('keeps a word that points back at something else, far from the block', () => {
    expect(move('a.txt', `Today is {date}.\n\n${rules}Apply the rules above.\n`)).toMatchObject({
      text: expect.any(String),
    });
  });

  it('moves within the string of a JSON file', () => {
    const content = `Today is {{date}}.\n\n${rules}`;
    const json = (text: string) =>
      JSON.stringify({ model: 'gpt-4.1', messages: [{ role: 'system', content: text }] });
    expect(move('a.json', json(content))).toEqual({
      text: json(`${rules.trimEnd()}\n\nToday is {{date}}.\n`),
    });
  });

  const line = fc.constantFrom(
    'Today is {date}.',
    'Text:',
    '{text}',
    '"""',
    '```',
    '<doc>',
    '</doc>',
    '<doc>{doc}</doc>',
    '# Task',
    '## Part',
    '- item',
    'Be kind.',
    'Name: {name}',
    '---',
    '',
    '',
    '{% if x %}',
    '{% endif %}',
    'Answer:',
    'as said above',
    rules.trimEnd(),
  );

  it('keeps every line and every placeholder once, whatever the text', () => {
    let moves = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 14 }),
        fc.constantFrom('\n', '\r\n'),
        (lines, newline) => {
          const text = lines.join('\n').replaceAll('\n', newline);
          const moved = move('a.txt', text);
          if (typeof moved === 'string') return;
          moves++;
          expect(held('a.txt', moved.text)).toEqual(held('a.txt', text));
        },
      ),
      // A fixed seed, so that the sample always holds enough texts that can be moved.
      { numRuns: 3000, seed: 11 },
    );
    expect(moves).toBeGreaterThan(20);
  });
});

describe.skipIf(!shared)('Move variables last on public prompts (needs ../shared)', () => {
  it('keeps every line and every placeholder once, in every file that it is offered for', () => {
    const folder = join(shared ?? '', 'data/prompts');
    const rows = readFileSync(join(folder, 'manifest.jsonl'), 'utf8').trim().split('\n');
    const offered: string[] = [];
    for (const row of rows) {
      const { file, path: own } = JSON.parse(row) as { file: string; path: string };
      const text = readFileSync(join(folder, file), 'utf8');
      const path = parsePrompts(own, text) ? own : file;
      const read = parsePrompts(path, text, { included: true });
      for (const prompt of read?.prompts ?? []) {
        const outcome = read && moveVariablesLast(read.format, prompt, text);
        if (outcome?.kind !== 'edit') continue;
        const { start, end, replacement } = outcome.edit;
        offered.push(file);
        expect(held(path, text.slice(0, start) + replacement + text.slice(end)), file).toEqual(
          held(path, text),
        );
      }
    }
    expect(offered).toContain('claude-agent/patterns-agents-prompts-research_lead_agent.md');
  });
});
