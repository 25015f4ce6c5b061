import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePrompts } from '../../../../src/prompts';
import { effortOf } from '../../../support/effort';
import { hostileCode } from '../../../support/hostile';

const piece = fc.constantFrom(
  ...[
    'a_prompt',
    ' = ',
    'const aPrompt: string = ',
    '"You are',
    '" + ',
    "'",
    '"""',
    'f"""',
    "rb'",
    '`',
    '${',
    '{',
    '}',
    '{{',
    '(',
    ')',
  ],
  ...[
    '[',
    ']',
    ', ',
    ': ',
    '\n',
    '\r\n',
    '    ',
    '\\',
    '\\N{DASH}',
    '\\u12',
    '\\777',
    '%s',
    ' % x',
    '.format(',
    '.strip()',
    '.trim()',
  ],
  ...[
    'textwrap.dedent(',
    'dedent`',
    '"\\n".join([',
    '].join(',
    'messages',
    '{"role": "user", "content": ',
    '{ role: "system", content: ',
  ],
  ...[
    'client.messages.create(model="m", ',
    'generateText({ model: openai("gpt"), prompt: ',
    'def f(prompt):',
    'return ',
    '# promptmeter: prompt',
    '// promptmeter: prompt',
  ],
  ...[
    '😀',
    '\ud83d',
    '\uFEFF',
    'class A:',
    '<A b={',
    '</A>',
    '=> ',
    'new SystemMessage(',
    'You are kind. Answer the question below.',
  ],
);

describe('source code that is none', () => {
  it('throws on nothing, and every offset is inside the file', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('a.py', 'a.ts', 'a.tsx', 'a.js'),
        fc.array(piece, { maxLength: 40 }),
        (path, pieces) => {
          const text = pieces.join('');
          for (const prompt of parsePrompts(path, text)?.prompts ?? []) {
            for (const { start, end } of [
              prompt,
              ...prompt.placeholders,
              ...prompt.messages,
              ...prompt.models,
            ])
              expect(0 <= start && start <= end && end <= text.length).toBe(true);
            for (const model of prompt.models) expect(text.slice(model.start, model.end)).toBe(model.name);
            for (const message of prompt.messages) {
              for (const run of message.runs) {
                if (run.textLength !== run.fileLength || text[run.fileStart] === '\\') continue;
                const written = text.slice(run.fileStart, run.fileStart + run.fileLength);
                expect(message.text.slice(run.textStart, run.textStart + run.textLength)).toBe(written);
              }
            }
          }
        },
      ),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 3000) },
    );
  });

  const size = Number(process.env.HOSTILE_SIZE ?? 60_000);
  // A megabyte in about a second, by the processor's clock: the machine may be busy with other tests.
  const mostMs = size / 1000 + 400;
  it.each(['a.py', 'a.tsx'])(
    'is read in linear time: %s',
    path => {
      const slow: string[] = [];
      for (const unit of hostileCode) {
        for (const head of ['prompt = ', 'messages = [']) {
          const text = head + unit.repeat(size / unit.length);
          const { ms } = effortOf(() => parsePrompts(path, text), mostMs);
          if (ms > mostMs) slow.push(`${JSON.stringify(head + unit)}: ${Math.round(ms)} ms`);
        }
      }
      expect(slow).toEqual([]);
    },
    60_000,
  );

  it.each([
    ['a.tsx', `prompt = ${'-'.repeat(60_000)}`],
    ['a.py', `prompt = ${'*'.repeat(60_000)}`],
  ])('says so where it is too tangled to read: %s', (path, text) => {
    const read = parsePrompts(path, text);
    expect(read?.prompts).toEqual([]);
    expect(read?.problems[0]?.message).toContain('too tangled');
  });

  it.each([
    ['a.ts', `// promptmeter: prompt\nconst prompt = dedent\`You are kind.${'\n'.repeat(size)}\``],
    ['a.py', `# promptmeter: prompt\nprompt = """You are kind.${'\n'.repeat(size)}""".strip()`],
    ['a.py', `prompt = textwrap.dedent("""${'\n    You are kind.'.repeat(size / 18)}""")`],
  ])('is stripped and dedented in linear time: %s', (path, text) => {
    const { made, ms } = effortOf(() => parsePrompts(path, text), mostMs);
    expect(made?.prompts).toHaveLength(1);
    expect(ms).toBeLessThan(mostMs);
  });

  it('is read in linear time where it holds thousands of prompts', () => {
    const text = `prompt = ${'{"role": "user", "content": "Say hi"}, '.repeat(2500)}`;
    const mostMs = text.length / 1000 + 700;
    const { made, ms } = effortOf(() => parsePrompts('a.py', text), mostMs);
    expect(made?.prompts.length).toBe(2500);
    expect(ms).toBeLessThan(mostMs);
  });

  it.each([
    [
      'a list that is sent again and again',
      `x = [${'{"role": "user", "content": "a b c"}, '.repeat(2000)}]\n${'completion(model="m", messages=x)\n'.repeat(2000)}`,
    ],
    ['messages by the ten thousand', 'SystemMessage("You are kind.")\n'.repeat(10_000)],
  ])('says so where there is more to read than a file is worth: %s', (_, text) => {
    const mostMs = text.length / 1000 + 1000;
    const { made, ms } = effortOf(() => parsePrompts('a.py', text), mostMs);
    expect(made?.problems[0]?.message).toContain('more texts');
    expect(ms).toBeLessThan(mostMs);
  });

  it('is not spent on types and streams', () => {
    const text = `${'def f(a: int | str | None) -> str | None: ...\n'.repeat(3000)}prompt = "You are kind. Answer the question."\n`;
    expect(parsePrompts('a.py', text)).toMatchObject({ prompts: { length: 1 }, problems: [] });
  });

  it('is told from code that is only long', () => {
    const text = `${'rows.append(row.id + 1)\n'.repeat(18_000)}prompt = "You are kind. Answer the question."\n`;
    expect(parsePrompts('a.py', text)?.prompts.length).toBe(1);
  });
});
