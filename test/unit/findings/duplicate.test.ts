import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alwaysLoadedFile, find } from './find';

const tests =
  'Run the unit tests before every commit with the script that the package declares, read the first failure to its ' +
  'end, and never mark a test as skipped to make the suite pass. A test that fails by chance is a bug to be reported.';
const style =
  'Write functions that take plain data and return plain data, name units in the names of what holds them, and leave ' +
  'no comment that says again what the line below it says. Prefer a longer name over an abbreviation that needs a note.';
const shout = tests.toUpperCase().replaceAll(' ', '  ');

const duplicatesIn = (path: string, text: string, others: Readonly<Record<string, string>> = {}) =>
  find(path, text, {
    suggestCheaperModel: false,
    surroundings: {
      path,
      alwaysLoaded: Object.entries(others).map(([name, theirs]) => alwaysLoadedFile(name, theirs)),
    },
  }).filter(it => it.code === 'duplicate');

describe('duplicate, within a prompt', () => {
  it('tells the second of two paragraphs, names the first, and what leaving it out saves', () => {
    const text = `---\nmodel: gpt-4o\n---\n${tests}\n\nDo it.\n\n${tests}\n`;
    const [found, ...others] = duplicatesIn('a.prompt.md', text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ severity: 'information', at: tests, start: text.lastIndexOf(tests) });
    expect(found?.related).toEqual([
      { start: text.indexOf(tests), end: text.indexOf(tests) + tests.length, message: 'The same paragraph' },
    ]);
    expect(found?.savingTokens).toBeGreaterThan(40);
    expect(found?.savingNano).toBe((found?.savingTokens ?? 0) * 2500);
    expect(found?.message).toMatch(
      /^This paragraph stands in the prompt before: .+ saves \d\d tokens, \$0\.\d+ a call\.$/,
    );
  });

  it.each([
    ['case and white space', shout],
    ['line ends', tests.replaceAll(', ', ',\n')],
    ['emphasis', tests.replace('never', '**never**')],
    ['a list', `- ${tests}`],
    ['a quotation', `> ${tests}`],
  ])('sees through %s', (_, copy) => {
    expect(duplicatesIn('CLAUDE.md', `${tests}\n\n${copy}\n`)).toHaveLength(1);
  });

  it.each([
    ['a number', tests.replace('first', '1st')],
    ['a negation', tests.replace('never', 'always')],
    ['a sign', tests.replace('tests', '<tests>')],
  ])('does not take for the same what differs in %s', (_, other) => {
    expect(duplicatesIn('CLAUDE.md', `${tests}\n\n${other}\n`)).toEqual([]);
  });

  it.each([
    ['short ones', 'Run the tests.\n\nRun the tests.\n'],
    ['code', `\`\`\`\n${tests}\n\`\`\`\n\n~~~\n${tests}\n~~~\n\n${tests}\n`],
    ['licence notices', `Copyright ${tests}\n\nCopyright ${tests}\n`],
  ])('leaves %s alone', (_, text) => {
    expect(duplicatesIn('CLAUDE.md', text)).toEqual([]);
  });

  it('tells neighbours together, and a third copy by itself', () => {
    const text = `${tests}\n\n## Style\n\n${style}\n\n${tests}\n\n${style}\n\nNext.\n\n${style}`;
    const found = duplicatesIn('CLAUDE.md', text);
    expect(found.map(it => it.at)).toEqual([`${tests}\n\n${style}`, style]);
    expect(found[0]?.message).toMatch(/^These 2 paragraphs stand/);
    expect(new Set(found.map(it => it.key)).size).toBe(2);
  });

  it('tells nothing of two prompts of one file, which are never sent together', () => {
    const line = JSON.stringify({ messages: [{ role: 'user', content: tests }] });
    expect(duplicatesIn('train.jsonl', `${line}\n${line}\n`)).toEqual([]);
  });

  it('stands where the text stands in a file that escapes it', () => {
    const content = `${tests.replaceAll(', ', ',\n')}\n\nNow.\n\n${tests}`;
    const text = JSON.stringify({ model: 'gpt-4o', messages: [{ role: 'user', content }] });
    expect(duplicatesIn('chat.json', text).map(it => it.at)).toEqual([tests]);
  });
});

describe('duplicate, across files', () => {
  it('tells a prompt of an agent what an always-loaded file says already', () => {
    const [found] = duplicatesIn('.github/prompts/a.prompt.md', `Do it.\n\n${shout}\n`, {
      'AGENTS.md': `# Tests\n\n${tests}\n`,
    });
    expect(found).toMatchObject({
      at: shout,
      related: [{ path: 'AGENTS.md', start: 9, end: 9 + tests.length }],
    });
    expect(found?.message).toContain('in AGENTS.md too, which is sent along');
  });

  it.each([
    ['a program sends alone', 'src/a.prompty', 'AGENTS.md'],
    ['is for another folder', 'web/CLAUDE.md', 'api/CLAUDE.md'],
    ['is the same file', 'AGENTS.md', 'AGENTS.md'],
  ])('tells nothing of what %s', (_, path, other) => {
    expect(duplicatesIn(path, tests, { [other]: tests })).toEqual([]);
  });

  it('meets in folders within each other', () => {
    expect(duplicatesIn('web/CLAUDE.md', tests, { '.github/copilot-instructions.md': tests })).toHaveLength(
      1,
    );
  });

  it('tells each pair once, whatever is read first', () => {
    const names = ['AGENTS.md', 'CLAUDE.md', 'GEMINI.md', 'web/AGENTS.md'];
    const bodies = fc.array(fc.constantFrom(tests, style, shout, 'Be brief.'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.tuple(bodies, bodies, bodies, bodies), fc.shuffledSubarray(names), (texts, order) => {
        const files = Object.fromEntries(order.map(name => [name, texts[names.indexOf(name)]!.join('\n\n')]));
        const pairs = Object.entries(files).flatMap(([path, text]) =>
          duplicatesIn(path, text, files).flatMap(found =>
            found.related!.map(it =>
              [`${path}:${found.start}`, `${it.path ?? path}:${it.start}`].sort().join(' '),
            ),
          ),
        );
        expect(new Set(pairs).size).toBe(pairs.length);
        // Each paragraph that was said before is told, and none that was not.
        const said = Object.values(files).flatMap(it =>
          it.split('\n\n').map(one => one.toLowerCase().replace(/\s+/g, ' ')),
        );
        const long = said.filter(it => it.length > 100);
        expect(pairs.length > 0).toBe(long.length > new Set(long).size);
      }),
      { numRuns: 40 },
    );
  });
});
