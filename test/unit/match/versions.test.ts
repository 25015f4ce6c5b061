import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Identity, PromptIndex } from '../../../src/match';
import { heldOf, indexOf } from '../../support/rendered/indexed';

const before = 'Review the following change with care and list every risk you see in it.\n{change}';
const after = 'Review the following change quickly and name the one risk that matters.\n{change}';
const asked = (template: string) => [{ role: 'user' as const, text: template.replace('{change}', 'abc') }];

async function put(index: PromptIndex<Identity>, at: number, files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files))
    index.put(new Map([[path, await heldOf(path, text)]]), at);
}

const found = (index: PromptIndex<Identity>, template: string, at?: number) => {
  const match = index.match(asked(template), at);
  return match?.kind === 'one' ? match.prompt.id : match?.prompts.map(it => it.id);
};

describe('a prompt that is edited', () => {
  it('is found by what it says now, and by what it said: programs go on with what they have read', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    await put(index, 100, { 'prompts/a.txt': after });
    expect(found(index, after)).toBe('prompts/a.txt');
    expect(found(index, before)).toBe('prompts/a.txt');
  });

  it('leaves its former words to the prompt that has them now, and keeps them for calls of before', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    await put(index, 100, { 'prompts/a.txt': after, 'prompts/b.txt': before });
    expect(found(index, before)).toBe('prompts/b.txt');
    expect(found(index, before, 99)).toBe('prompts/a.txt');
    expect(found(index, before, 101)).toBe('prompts/b.txt');
  });

  it('is the same one after any number of edits, the last of which are remembered', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    for (let edit = 1; edit <= 40; edit++)
      await put(index, edit, { 'prompts/a.txt': before.replace('every risk', `all ${edit} risks`) });
    expect(found(index, before.replace('every risk', 'all 40 risks'))).toBe('prompts/a.txt');
    expect(found(index, before.replace('every risk', 'all 30 risks'))).toBe('prompts/a.txt');
    expect(found(index, before)).toBeUndefined();
  });
});

describe('a prompt whose file goes', () => {
  it('is found still, until another has its words', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    index.put(new Map([['prompts/a.txt', []]]), 100);
    expect(found(index, before)).toBe('prompts/a.txt');
    await put(index, 200, { 'prompts/b.txt': before });
    expect(found(index, before)).toBe('prompts/b.txt');
  });

  it('is booked under its new name when it is moved, with all that it said before', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    await put(index, 100, { 'prompts/a.txt': after });
    index.put(new Map([['prompts/a.txt', []]]), 200);
    await put(index, 201, { 'prompts/moved.txt': `${after}\nAnswer in French.` });
    expect(found(index, before)).toBe('prompts/moved.txt');
    expect(found(index, after)).toBe('prompts/moved.txt');
  });

  it('is booked under its new name when both are told at once', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    const moved = await heldOf('prompts/moved.txt', before);
    index.put(
      new Map([
        ['prompts/moved.txt', moved],
        ['prompts/a.txt', []],
      ]),
      100,
    );
    expect(found(index, before)).toBe('prompts/moved.txt');
    expect(found(index, before, 50)).toBe('prompts/moved.txt');
  });

  it('is not taken for one that says something else', async () => {
    const index = await indexOf({ 'prompts/a.txt': before });
    index.put(new Map([['prompts/a.txt', []]]), 200);
    await put(index, 201, {
      'prompts/b.txt': 'Write a poem about the sea that rhymes, in four lines: {topic}',
    });
    expect(found(index, before)).toBe('prompts/a.txt');
  });
});

describe('any text', () => {
  const words = fc.array(fc.constantFrom('the', 'risk', 'of', 'a', 'change', '{x}', '\n', '{{y}}'), {
    maxLength: 60,
  });

  it('is found again in any file it was put into, whatever the values and the blanks', async () => {
    await fc.assert(
      fc.asyncProperty(words, fc.string({ maxLength: 40 }), async (said, value) => {
        const text = `Begin here with these very words, please: ${said.join(' ')} and this is the end.`;
        const index = await indexOf({ 'prompts/a.txt': text });
        const sent = text.replace(/\{\{?\w\}?\}/g, () => value).replace(/ /g, () => '  ');
        expect(index.match([{ role: 'user', text: sent }])).toMatchObject({ kind: 'one' });
      }),
      { numRuns: 200 },
    );
  });

  it('is found the same whether files come one by one or at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 8 }), async all => {
        const files = all.map(
          (it, index) => [`prompts/${index}.txt`, `Say all of this in order: ${it.join(' ')} end`] as const,
        );
        const [atOnce, oneByOne] = [await indexOf(Object.fromEntries(files)), new PromptIndex<Identity>()];
        for (const [path, text] of files) await put(oneByOne, Number.NEGATIVE_INFINITY, { [path]: text });
        for (const [, text] of files) {
          const request = [{ role: 'user' as const, text: text.replace(/\{\{?\w\}?\}/g, 'z') }];
          const [one, other] = [atOnce.match(request), oneByOne.match(request)];
          expect(other?.kind).toBe(one?.kind);
          if (one?.kind === 'one') expect(other).toEqual(one);
        }
      }),
      { numRuns: 100 },
    );
  });
});
