import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { fileEdit, parsePrompts, type TextEdit } from '../../../src/prompts';

/** Text with what formats stumble over: line ends, blanks, quotes, escapes, marks, emoji, lone surrogates. */
const piece = fc.constantFrom(
  ...[
    'word',
    'Be brief.',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '\t',
    '"',
    "'",
    '\\',
    '#',
    ': ',
    '- ',
    '---',
    '|',
    '>',
    '{x}',
    '{{y}}',
  ],
  ...[
    '\u00e9',
    '😀',
    '\ud83d',
    '\u200b',
    '\u0085',
    '\u2028',
    '\ufeff',
    '\u0001',
    '\r',
    '\r\n',
    'user:',
    '{{role "user"}}',
    '{{! note }}',
    '{{!-- a }} b --}}',
    '{# note #}',
    '{#- note -#}',
    '{',
    '}',
    '%',
    '@',
    ',',
  ],
);
const text = fc.array(piece, { maxLength: 8 }).map(it => it.join(''));
const plainText = text.map(it => it.replace(/[\r\u0085\u2028\ufeff\u0001\ud83d](?!\ude00)/g, ''));

const runs = Number(process.env.FUZZ_RUNS ?? 3000);

interface Case {
  readonly path: string;
  readonly file: string;
}

const yaml = (content: string, type: string, indent: number) =>
  stringify(
    { model: 'gpt-4o', messages: [{ role: 'user', content }], z: 1 },
    {
      defaultStringType: type as 'PLAIN',
      lineWidth: 24,
      indent,
      blockQuote: type.startsWith('BLOCK') ? (type === 'BLOCK_FOLDED' ? 'folded' : 'literal') : false,
    },
  );

const files: fc.Arbitrary<Case> = fc.oneof(
  text.map(it => ({ path: 'prompts/a.txt', file: it })),
  text.map(it => ({ path: 'a.prompt.md', file: it })),
  text.map(it => ({ path: 'a.prompt.md', file: `---\nmodel: gpt-4o\n---\n${it}` })),
  text.map(it => ({
    path: 'a.prompty',
    file: `---\r\nmodel: gpt-4o\r\n---\r\nsystem:\r\n${it}\r\n\r\nuser:\r\n{{q}}\r\n`,
  })),
  text.map(it => ({
    path: 'a.prompt',
    file: `---\nmodel: x\n---\n{{role "system"}}\n${it}\n{{role "user"}}${it}`,
  })),
  text.map(it => ({ path: 'a.json', file: JSON.stringify({ messages: [{ role: 'user', content: it }] }) })),
  fc.tuple(text, fc.constantFrom('"', "'", '"""', "'''")).map(([it, quote]) => ({
    path: '.gemini/commands/a.toml',
    file: `description = "x"\nprompt = ${quote}${it}${quote}\nmodel = 1\n`,
  })),
  fc.tuple(text, text).map(([a, b]) => ({
    path: 'a.poml',
    file: `<poml><role>${a}</role>\n<!-- x --><let name="x">1</let><ai-msg>${b}</ai-msg> ${a}</poml>`,
  })),
  fc.tuple(text, text).map(([a, b]) => ({
    path: 'x/skprompt.txt',
    file: `{{#each x}}<message role="system">\n${a}\n</message>{{/each}}<message role="{{r}}">${b}</message>`,
  })),
  text.map(it => ({
    path: 'x.yaml',
    file: stringify({ template_format: 'handlebars', template: `<message role="user">${it}</message>` }),
  })),
  text.map(it => ({ path: 'prompts/a.j2', file: it })),
  text.map(it => ({ path: 'a.mdc', file: `---\nglobs: **/*\n---\n${it}` })),
  text.map(it => ({
    path: 'a.jsonl',
    file: `${JSON.stringify({ custom_id: 'a', params: { system: it, messages: [{ role: 'user', content: it }] } })}\n`,
  })),
  plainText.map(it => ({
    path: 'promptfooconfig.yaml',
    file: stringify({ prompts: [{ raw: it, label: 'b' }, it] }),
  })),
  fc.tuple(text, text).map(([a, b]) => ({
    path: 'a.json',
    file: JSON.stringify(
      [{ role: 'user', content: [a, b].map(it => ({ type: 'text', text: it })) }],
      null,
      1,
    ).replaceAll('é', '\\u00e9'),
  })),
  fc
    .tuple(
      plainText,
      fc.constantFrom('PLAIN', 'QUOTE_DOUBLE', 'QUOTE_SINGLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED'),
      fc.constantFrom(2, 4),
      fc.boolean(),
    )
    .map(([it, type, indent, crlf]) => {
      const file = yaml(it, type, indent);
      return { path: 'a.prompt.yml', file: crlf ? file.replaceAll('\n', '\r\n') : file };
    }),
);

const apply = (of: string, edit: TextEdit) => of.slice(0, edit.start) + edit.replacement + of.slice(edit.end);
const texts = ({ path, file }: Case) =>
  parsePrompts(path, file)?.prompts.flatMap(it => it.messages.map(message => message.text));

/** Edits of one text that do not touch one another, in order. */
const cuts = fc.array(fc.record({ gap: fc.nat(9), length: fc.nat(7), replacement: text }), {
  minLength: 1,
  maxLength: 3,
});

function editsOf(
  of: string,
  from: readonly { gap: number; length: number; replacement: string }[],
): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const { gap, length, replacement } of from) {
    const start = at + gap;
    if (start > of.length) break;
    const end = Math.min(start + length, of.length);
    edits.push({ start, end, replacement });
    at = end + 1;
  }
  return edits;
}

describe('fileEdit', () => {
  it('brings the edited text about, or says that the place cannot hold it', () => {
    let made = 0;
    fc.assert(
      fc.property(files, fc.nat(), cuts, (from, which, picks) => {
        const messages = parsePrompts(from.path, from.file)?.prompts.flatMap(it => it.messages) ?? [];
        const index = which % Math.max(1, messages.length);
        const message = messages[index];
        if (!message) return;
        let { file } = from;
        let expected = message.text;
        for (const edit of editsOf(message.text, picks).reverse()) {
          const change = fileEdit(message, edit);
          if (!change) continue;
          made++;
          file = apply(file, change);
          expected = apply(expected, edit);
        }
        expect(texts({ path: from.path, file })).toEqual(
          messages.map((it, i) => (i === index ? expected : it.text)),
        );
      }),
      { numRuns: runs },
    );
    expect(made).toBeGreaterThan(runs / 2);
  });

  const block = (style: string) =>
    `messages:\n- role: user\n  content: ${style}\n    Please sort\n\n    {{x}}.\nmodel: a\n`;
  it.each([
    ['a.prompt.md', 'Please sort {{x}}.\n'],
    ['a.json', '[{"role":"user","content":"Please sort \\n\\"{{x}}\\"."}]'],
    ['a.prompt.yml', block('|')],
    ['a.prompt.yml', block('>-')],
    ['a.prompt.yml', block('|2-')],
    ['a.prompt.yml', block('|').replaceAll('\n', '\r\n')],
    ['a.prompt.yml', 'messages: [{role: user, content: Please sort it.}]'],
    ['a.prompt.yml', "messages: [{role: user, content: 'Please sort ''it''.'}]"],
    ['a.prompt.yml', 'messages:\n- role: user\n  content: "Please sort\n    \\"it\\"."\n'],
    ['a.prompty', 'system:\nPlease sort.\n\nuser:\n{{x}}'],
    ['a.prompt', '{{role "system"}}\nPlease sort.\n{{role "user"}}\n{{x}}'],
  ])('takes an ordinary edit in %s: %j', (path, file) => {
    const message = parsePrompts(path, file)!.prompts[0]!.messages[0]!;
    expect(message.text.startsWith('Please sort')).toBe(true);
    const change = fileEdit(message, { start: 0, end: 8, replacement: 'S' })!;
    expect(texts({ path, file: apply(file, change) })![0]).toBe(`S${message.text.slice(8)}`);
    expect(apply(file, change)).toBe(file.replace('Please s', 'S'));
  });

  it('writes new lines as the place has them', () => {
    const file = block('|').replaceAll('\n', '\r\n');
    const message = parsePrompts('a.prompt.yml', file)!.prompts[0]!.messages[0]!;
    const change = fileEdit(message, { start: 7, end: 7, replacement: 'do\nand ' })!;
    expect(change.replacement).toBe('do\r\n    and ');
  });

  it('says no where an edit would break the file', () => {
    const message = parsePrompts('a.prompt.yml', 'messages:\n- role: user\n  content: Sort it\n')!.prompts[0]!
      .messages[0]!;
    expect(fileEdit(message, { start: 4, end: 4, replacement: ': ' })).toBeUndefined();
    const system = parsePrompts('a.prompty', 'system:\nSort.\n\nuser:\nx')!.prompts[0]!.messages[0]!;
    expect(fileEdit(system, { start: 4, end: 5, replacement: '\nuser:\n' })).toBeUndefined();
  });

  it('refuses an edit outside the text in a full sentence', () => {
    const message = parsePrompts('prompts/a.txt', 'Hi')!.prompts[0]!.messages[0]!;
    expect(() => fileEdit(message, { start: 1, end: 9, replacement: '' })).toThrow(
      'outside a text of 2 characters.',
    );
  });
});
