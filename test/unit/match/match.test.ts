import { describe, expect, it } from 'vitest';
import type { AskedMessage } from '../../../src/match';
import { indexOf } from '../../support/rendered/indexed';

const review = 'Review the following change with care and list every risk you see in it.';
const brief = 'Summarise the following text in two short sentences for a busy reader:';

const user = (text: string): AskedMessage => ({ role: 'user', text });
const system = (text: string): AskedMessage => ({ role: 'system', text });
const answer = (text: string): AskedMessage => ({ role: 'assistant', text });

/** The paths of the prompts that made a request of these messages, among files; several where it is not clear. */
async function madeBy(
  files: Readonly<Record<string, string>>,
  ...messages: AskedMessage[]
): Promise<readonly string[]> {
  const match = (await indexOf(files)).match(messages);
  if (!match) return [];
  return match.kind === 'one' ? [match.prompt.id] : match.prompts.map(it => it.id).sort();
}

const chat = (said: readonly (readonly [string, string])[]) =>
  JSON.stringify({ model: 'gpt-4o', messages: said.map(([role, content]) => ({ role, content })) });

describe('one prompt', () => {
  const files = {
    'prompts/review.txt': `${review}\n\n{change}\n\nEnd with the risk that is the greatest.\n`,
  };
  const whole = `${review}\n\n- a line\n+ another\n\nEnd with the risk that is the greatest.`;

  it('is found with any value in its place', async () => {
    expect(await madeBy(files, user(whole))).toEqual(['prompts/review.txt']);
    expect(await madeBy(files, user(whole.replace('- a line', whole)))).toEqual(['prompts/review.txt']);
  });

  it.each<[what: string, (text: string) => string]>([
    ['other line ends', text => text.replace(/\n/g, '\r\n')],
    ['indentation', text => text.replace(/^/gm, '      ')],
    ['blanks at line ends', text => text.replace(/$/gm, ' \t')],
    ['no line ends', text => text.replace(/\n+/g, ' ')],
    ['non-breaking blanks and marks without width', text => text.replace(/ /g, '\u00a0\u200b')],
  ])('is found with %s', async (_, change) => {
    expect(await madeBy(files, user(change(whole)))).toEqual(['prompts/review.txt']);
  });

  it('is not found where a word of it is another, or its end is missing', async () => {
    expect(await madeBy(files, user(whole.replace('every risk', 'each risk')))).toEqual([]);
    expect(await madeBy(files, user(whole.replace('the greatest', 'greatest')))).toEqual([]);
  });

  it('is not found inside of what a user says: whoever made that request is another', async () => {
    expect(await madeBy(files, user(`Rate this prompt:\n${whole}\nWas it good?`))).toEqual([]);
    expect(await madeBy(files, answer(whole), user('Thanks.'))).toEqual([]);
  });

  it('is found with more behind it, and within the words of a program', async () => {
    expect(await madeBy(files, user(`${whole}\n\nAnswer in JSON.`))).toEqual(['prompts/review.txt']);
    expect(await madeBy(files, system(`Today is Monday.\n${whole}\nBe kind.`), user('Go.'))).toEqual([
      'prompts/review.txt',
    ]);
  });

  it('is not found by a few words', async () => {
    expect(
      await madeBy({ 'prompts/short.txt': 'Summarise it all: {text}' }, user('Summarise it all: x')),
    ).toEqual([]);
  });
});

describe('messages', () => {
  const files = {
    'prompts/chat.json': chat([
      ['system', review],
      ['user', `${brief}\n{{text}}`],
    ]),
  };

  it.each<[what: string, messages: AskedMessage[]]>([
    ['as they are written', [system(review), user(`${brief}\nabc`)]],
    ['under a newer name', [{ role: 'developer', text: review }, user(`${brief}\nabc`)]],
    ['joined', [user(`${review}\n\n${brief}\nabc`)]],
    ['split', [system(review.slice(0, 30)), system(review.slice(30)), user(brief), user('abc')]],
    ['with talk behind', [system(review), user(`${brief}\nabc`), answer('Yes.'), user('Shorter.')]],
    ['with talk between', [system(review), user('Hello.'), answer('Yes?'), user(`${brief}\nabc`)]],
  ])('%s', async (_, messages) => {
    expect(await madeBy(files, ...messages)).toEqual(['prompts/chat.json']);
  });

  it('are all needed', async () => {
    expect(await madeBy(files, system(review), user('Hello.'))).toEqual([]);
  });

  it('tell prompts of the same words apart by who says them', async () => {
    const twins = {
      'prompts/a.json': chat([
        ['system', review],
        ['user', '{{q}}'],
      ]),
      'prompts/b.json': chat([['user', `${review}`]]),
    };
    expect(await madeBy(twins, system(review), user('abc'))).toEqual(['prompts/a.json']);
    expect(await madeBy(twins, user(review))).toEqual(['prompts/b.json']);
  });
});

describe('several prompts', () => {
  it('of which one begins as another does: the one with the most own text', async () => {
    const files = {
      'prompts/a.txt': `${review}\n{x}`,
      'prompts/b.txt': `${review}\nBe brief about it.\n{x}`,
    };
    expect(await madeBy(files, user(`${review}\nBe brief about it.\nabc`))).toEqual(['prompts/b.txt']);
    expect(await madeBy(files, user(`${review}\nBe long about it.\nabc`))).toEqual(['prompts/a.txt']);
  });

  it('that differ in a word', async () => {
    const other = review.replace('every risk', 'each risk');
    const files = { 'prompts/a.txt': `${review}\n{x}`, 'prompts/b.txt': `${other}\n{x}` };
    expect(await madeBy(files, user(`${other}\n${review}`))).toEqual(['prompts/b.txt']);
    expect(await madeBy(files, user(`${review}\n${other}`))).toEqual(['prompts/a.txt']);
  });

  it('that are the same in two files: one of them', async () => {
    const files = { 'prompts/a.txt': `${review}\n{x}`, 'prompts/b.txt': `${review}\r\n\r\n{y}` };
    expect(await madeBy(files, user(`${review}\nabc`))).toEqual(['prompts/a.txt', 'prompts/b.txt']);
  });

  it('of which one stands in the value of another, longer or not', async () => {
    const files = {
      'prompts/short.txt': `${brief}\n{text}`,
      'prompts/long.txt': `${review}\n${review.toUpperCase()}\n{change}\nEnd with the greatest.`,
    };
    const long = `${review}\n${review.toUpperCase()}\nabc\nEnd with the greatest.`;
    expect(await madeBy(files, user(`${brief}\n${long}`))).toEqual(['prompts/short.txt']);
    expect(await madeBy(files, user(long.replace('abc', `${brief}\nabc`)))).toEqual(['prompts/long.txt']);
  });

  it('of which one is all that a user says to the other', async () => {
    const files = {
      'prompts/a.json': chat([
        ['system', 'You know the law of the sea, and nothing else.'],
        ['user', '{{q}}'],
      ]),
      'prompts/b.txt': `${review}\n${brief}\n{x}`,
    };
    const pasted = `${review}\n${brief}\nabc`;
    expect(
      await madeBy(files, system('You know the law of the sea, and nothing else.'), user(pasted)),
    ).toEqual(['prompts/a.json']);
  });

  it('one asked after the other: the text does not say which is paid', async () => {
    const files = { 'prompts/a.txt': `${review}\n{x}`, 'prompts/b.txt': `${brief}\n{x}` };
    expect(await madeBy(files, user(`${review}\nabc`), answer('No.'), user(`${brief}\nabc`))).toEqual([
      'prompts/a.txt',
      'prompts/b.txt',
    ]);
  });

  it('whose beginning and end both hold: one of them', async () => {
    const files = { 'prompts/a.txt': `${review}\n{x}`, 'prompts/b.txt': `{x}\n${brief}` };
    expect(await madeBy(files, user(`${review}\nabc\n${brief}`))).toEqual(['prompts/a.txt', 'prompts/b.txt']);
  });

  it('of which one stands between the parts of the other: the one around it', async () => {
    const files = {
      'prompts/around.txt': `${review}\n{x}\nEnd with the greatest of them all.`,
      'prompts/inside.txt': `{lead}\n${brief} ${brief}\n{y}`,
    };
    const said = `${review}\nabc\n${brief} ${brief}\nabc\nEnd with the greatest of them all.`;
    expect(await madeBy(files, user(said))).toEqual(['prompts/around.txt']);
  });

  it('of which each may be the value of the other: one of them', async () => {
    const files = { 'prompts/a.txt': `${review}\n{x}`, 'prompts/b.txt': `{lead}\n${brief}\n{y}` };
    expect(await madeBy(files, user(`${review}\nabc\n${brief}\nabc`))).toEqual([
      'prompts/a.txt',
      'prompts/b.txt',
    ]);
  });

  it('that a program puts together for the system: the longest', async () => {
    const files = { 'prompts/a.txt': review, 'prompts/b.txt': `${brief} ${brief}` };
    const parts = system(`# Rules\n${review}\n# More\n${brief} ${brief}\n# Go`);
    expect(await madeBy(files, parts, user('abc'))).toEqual(['prompts/b.txt']);
  });

  it('that are in one file and sent together: the longer', async () => {
    const python = `SYSTEM_PROMPT = """${review}"""\nUSER_PROMPT = """${brief} ${brief}\n{text}"""\n`;
    expect(await madeBy({ 'app.py': python }, system(review), user(`${brief} ${brief}\nabc`))).toEqual([
      'app.py#USER_PROMPT',
    ]);
  });

  it('whose examples differ', async () => {
    const example = (said: string) =>
      chat([
        ['user', `${brief}\nA long story.`],
        ['assistant', said],
        ['user', `${brief}\n{{text}}`],
      ]);
    const files = {
      'prompts/a.json': example('One tale.'),
      'prompts/b.json': example('A story, told twice.'),
    };
    const asked = [user(`${brief}\nA long story.`), answer('One tale.'), user(`${brief}\nabc`)];
    expect(await madeBy(files, ...asked)).toEqual(['prompts/a.json']);
  });
});

describe('blocks of templates', () => {
  const files = {
    'prompts/a.j2': `${review}\n{% if brief %}Be brief, and name the files you speak of.{% else %}Take all the room you need for it.{% endif %}\n{% for it in changes %}Change number {{ loop.index }}: {{ it }}\n{% endfor %}\nEnd with the greatest.`,
  };
  const end = 'End with the greatest.';

  it.each([
    ['left out', `${review}\n${end}`],
    ['one way', `${review}\nBe brief, and name the files you speak of.\n${end}`],
    ['the other way', `${review}\nTake all the room you need for it.\n${end}`],
    ['again and again', `${review}\nChange number 1: a\nChange number 2: b\nChange number 3: c\n${end}`],
  ])('%s', async (_, text) => {
    expect(await madeBy(files, user(text))).toEqual(['prompts/a.j2']);
  });

  it('tell apart where nothing else does', async () => {
    const block = (text: string) => `{% if a %}${text}{% endif %}\n{{ x }}`;
    const two = { 'prompts/a.j2': block(review), 'prompts/b.j2': block(`${brief} ${brief}`) };
    expect(await madeBy(two, user(`${review}\nabc`))).toEqual(['prompts/a.j2']);
  });
});

describe('files that tools send along', () => {
  const rules =
    '# Rules\n\n- Tabs, never spaces, in every file.\n- Tests come before the code they are of.\n';
  const files = { 'CLAUDE.md': rules, 'prompts/review.txt': `${review}\n{x}` };

  it('are found within what the tools say', async () => {
    expect(
      await madeBy(files, system(`You are a tool.\n<file>\n${rules}\n</file>\nGo.`), user('Hi.')),
    ).toEqual(['CLAUDE.md']);
    expect(
      await madeBy(files, system('You are a tool.'), user(`<note>${rules}</note>`), user('Hi.')),
    ).toEqual(['CLAUDE.md']);
  });

  it('give way to the prompt that was asked', async () => {
    expect(await madeBy(files, system(`You are a tool.\n${rules}`), user(`${review}\nabc`))).toEqual([
      'prompts/review.txt',
    ]);
  });
});

describe('source code', () => {
  it.each([
    [
      'app.py',
      `def ask(x):\n    prompt = f"Summarise this long report for {x.name} in {len(x)} words, as {{\\"a\\": 1}}: {x!r}"\n`,
    ],
    [
      'app.py',
      `PROMPT_TEMPLATE = "Summarise this long report for {name} in {n} words, as {{\\"a\\": 1}}: {x}"\nPROMPT_TEMPLATE.format(name=1)\n`,
    ],
    [
      'app.ts',
      `const prompt = 'Summarise this long report for ' + name + ' in ' + n + ' words, as {"a": 1}: ' + text;\n`,
    ],
  ])('%s', async (path, text) => {
    const request = 'Summarise this long report for Ann in 12 words, as {"a": 1}: abc';
    expect(await madeBy({ [path]: text }, user(request))).toHaveLength(1);
  });
});
