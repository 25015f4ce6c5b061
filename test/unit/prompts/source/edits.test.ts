import { parser as javascript } from '@lezer/javascript';
import { parser as python } from '@lezer/python';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileEdit, parsePrompts, type TextEdit } from '../../../../src/prompts';

/** What literals stumble over. */
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
    '`',
    '""',
    '\\',
    '\\n',
    '{',
    '}',
    '{x}',
    '$',
    '${',
    '%',
    '%s',
  ],
  ...['é', '😀', '\ud83d', '\u2028', '\0', '\x01', '1', '7', 'n', 'x41', '#', '//', '- item'],
);
const text = fc.array(piece, { maxLength: 8 }).map(it => it.join(''));

const python1 = (it: string) =>
  it
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replace(/[\0\ud83d](?!\ude00)/g, '');
const clean = (it: string) => it.replace(/[\0\ud83d](?!\ude00)/g, '');
const inFormat = (it: string) => it.replace(/[{}]/g, '$&$&');
const indented = (it: string) => it.replaceAll('\n', '\n    ');
const js = (it: string) => clean(it).replace(/[\\`]/g, '\\$&').replaceAll('${', '\\${');
const percent = (it: string) => it.replaceAll('%', '%%');

/** Ways to write a prompt of two texts: [file, code around the texts]. */
const ways: Readonly<Record<string, readonly [path: string, write: (a: string, b: string) => string]>> = {
  'a string': ['a.py', (a, b) => `A_PROMPT = "You are ${python1(a)}${python1(b)}"\n`],
  'three quotes': [
    'a.py',
    (a, b) =>
      `A_PROMPT = """You are ${clean(a).replace(/[\\"]/g, '\\$&')}\\\n${clean(b).replace(/[\\"]/g, '\\$&')}"""\n`,
  ],
  'three quotes of which few are escaped': [
    'a.py',
    (a, b) =>
      `A_PROMPT = """You are ${clean(a + b)
        .replace(/\\/g, '\\\\')
        .replaceAll('""', '"\\"')}."""\n`,
  ],
  CRLF: [
    'a.py',
    (a, b) => `A_PROMPT = """You are ${clean(a + b).replace(/[\\"]/g, '\\$&')}"""\n`.replaceAll('\n', '\r\n'),
  ],
  'an f-string': [
    'a.py',
    (a, b) => `A_PROMPT = f"You are ${inFormat(python1(a))}{x!r:>{w}}${inFormat(python1(b))}"\n`,
  ],
  'a long f-string': [
    'a.py',
    (a, b) =>
      `A_PROMPT = f"""You are ${inFormat(clean(a).replace(/[\\"]/g, '\\$&'))}{ x["y"] }${inFormat(clean(b).replace(/[\\"]/g, '\\$&'))}"""\n`,
  ],
  'a raw string': [
    'a.py',
    (a, b) => `A_PROMPT = r'''You are ${clean(a + b).replace(/[\\']/g, '')}\\d+ '''\n`,
  ],
  'octal escapes': ['a.py', (a, b) => `A_PROMPT = "You are \\1${python1(a)}\\101\\d${python1(b)}"\n`],
  '.format': [
    'a.py',
    (a, b) => `A_PROMPT = "You are ${inFormat(python1(a))}{x}${inFormat(python1(b))}".format(x=1)\n`,
  ],
  '%': ['a.py', (a, b) => `A_PROMPT = "You are ${percent(python1(a))}%s${percent(python1(b))}" % x\n`],
  'side by side': [
    'a.py',
    (a, b) =>
      `A_PROMPT = ("You are ${python1(a)}"  # why\n    '${python1(b).replaceAll("'", "\\'").replaceAll('\\"', '"')}')\n`,
  ],
  'a join': ['a.py', (a, b) => `A_PROMPT = "\\n".join(["You are ${python1(a)}", "${python1(b)}", x])\n`],
  dedent: [
    'a.py',
    (a, b) =>
      `A_PROMPT = textwrap.dedent("""\\\n    You are ${indented(clean(a).replace(/[\\"]/g, '\\$&'))}\n\n    ${indented(clean(b).replace(/[\\"]/g, '\\$&'))}\n    """)\n`,
  ],
  'dedent and strip': [
    'a.py',
    (a, b) =>
      `A_PROMPT = textwrap.dedent(f"""\n    You are ${inFormat(indented(clean(a).replace(/[\\"]/g, '\\$&')))}{x}\n      - ${inFormat(indented(clean(b).replace(/[\\"]/g, '\\$&')))}\n    """).strip()\n`,
  ],
  strip: [
    'a.py',
    (a, b) => `A_PROMPT = """\nYou are ${clean(a + b).replace(/[\\"]/g, '\\$&')}\n""".strip()\n`,
  ],
  'a JavaScript string': [
    'a.ts',
    (a, b) =>
      `const aPrompt = 'You are ${python1(a + b)
        .replaceAll('\\"', '"')
        .replaceAll("'", "\\'")}';\n`,
  ],
  'a template': [
    'a.ts',
    (a, b) => `const aPrompt = \`You are ${js(a)}\${ x.map(it => \`\${it}\`) }${js(b)}\`;\n`,
  ],
  'a sum': [
    'a.ts',
    (a, b) =>
      `const aPrompt = "You are ${python1(a)}" + x +\n  '${python1(b).replaceAll('\\"', '"').replaceAll("'", "\\'")}' + \`.\`;\n`,
  ],
  'String.raw': [
    'a.js',
    (a, b) => `const aPrompt = String.raw\`You are ${clean(a + b).replace(/[\\`$]/g, '')}\\d\${x}\`;\n`,
  ],
  'a dedented template': [
    'a.tsx',
    (a, b) =>
      `const aPrompt = dedent\`\n    You are ${indented(js(a))}\${x}\n\n    ${indented(js(b))}\n  \`;\n`,
  ],
  'joined lines': [
    'a.tsx',
    (a, b) =>
      `const aPrompt = [\n  'You are ${python1(a).replaceAll('\\"', '"').replaceAll("'", "\\'")}',\n  \`${js(b)}\`,\n].join('\\n');\n`,
  ],
};

const messageOf = (path: string, file: string) => parsePrompts(path, file)?.prompts[0]?.messages[0];
const apply = (of: string, edit: TextEdit) => of.slice(0, edit.start) + edit.replacement + of.slice(edit.end);

function breaks(path: string, file: string): number {
  let errors = 0;
  const parser = path.endsWith('.py') ? python : javascript.configure({ dialect: 'ts' });
  parser.parse(file).iterate({
    enter: node => {
      if (node.type.isError) errors++;
    },
  });
  return errors;
}

/** Several edits that do not touch one another, as minimising makes them: most of them take text away. */
const cuts = fc.array(
  fc.record({
    gap: fc.nat(9),
    length: fc.nat(7),
    replacement: fc.oneof(fc.constant(''), fc.constant(''), text),
  }),
  { minLength: 1, maxLength: 3 },
);

describe('edits of literals in source code', () => {
  it.each(Object.keys(ways))('keep the code valid and bring the edited text about: %s', name => {
    const [path, write] = ways[name]!;
    let made = 0;
    let tried = 0;
    fc.assert(
      fc.property(text, text, cuts, (a, b, picks) => {
        const file = write(a, b);
        const message = messageOf(path, file);
        if (!message) return;
        const edits: TextEdit[] = [];
        for (const { gap, length, replacement } of picks) {
          const start = (edits.at(-1)?.end ?? -1) + 1 + gap;
          if (start > message.text.length) break;
          edits.push({ start, end: Math.min(start + length, message.text.length), replacement });
        }
        let changed = file;
        let expected = message.text;
        for (const edit of edits.reverse()) {
          tried++;
          const change = fileEdit(message, edit);
          if (!change) continue;
          made++;
          changed = apply(changed, change);
          expected = apply(expected, edit);
        }
        // What is left may be too little to be called a prompt.
        if (expected.startsWith('You are')) {
          const kept = parsePrompts(
            path,
            `# promptmeter: prompt\n${changed}`.replace(/^#/, path.endsWith('.py') ? '#' : '//'),
          );
          expect(kept?.prompts[0]?.messages.map(it => it.text)).toEqual([expected]);
        }
        expect(breaks(path, changed)).toBe(breaks(path, file));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 500) },
    );
    expect(made).toBeGreaterThan(tried / 5);
  });
});
