import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ScannedFile, type ScannedPrompt, summarise } from '../../../src/scan';

function prompt(inputTokens: number, inputNano: number | undefined, alwaysLoaded = false): ScannedPrompt {
  const input = { tokens: inputTokens, low: inputTokens, high: inputTokens, basis: 'exact' } as const;
  return {
    name: 'p',
    start: 0,
    end: 1,
    modelName: 'm',
    modelFrom: 'default',
    alwaysLoaded,
    input,
    ...(alwaysLoaded && { everyRequest: { tokens: input } }),
    output: { low: 0, expected: 10, high: 10, from: 'setting', samples: 0 },
    cost:
      inputNano === undefined
        ? { kind: 'unpriced', model: 'm', because: 'it is not known' }
        : {
            kind: 'priced',
            inputNano,
            outputNano: 5,
            lowNano: inputNano,
            expectedNano: inputNano + 5,
            highNano: inputNano + 5,
          },
    findings: [],
  };
}

const file = (path: string, prompts: readonly ScannedPrompt[], sameAs?: string): ScannedFile => ({
  path,
  format: 'plain',
  prompts,
  ...(sameAs !== undefined && { sameAs }),
});

describe('summarise', () => {
  it('sums folders with what is below them', () => {
    const { folders, totals } = summarise([
      file('a/x.md', [prompt(10, 100)]),
      file('a/b/y.md', [prompt(20, 200), prompt(1, 10)]),
      file('z.md', [prompt(5, 50)]),
    ]);
    expect(folders.map(it => [it.folder, it.files, it.prompts, it.inputTokens, it.inputNano])).toEqual([
      ['.', 3, 4, 36, 360],
      ['a', 2, 3, 31, 310],
      ['a/b', 1, 2, 21, 210],
    ]);
    expect(totals).toMatchObject({
      files: 3,
      prompts: 4,
      inputTokens: 36,
      inputNano: 360,
      expectedNano: 380,
    });
  });

  it('begins with the folder that holds everything', () => {
    const { folders } = summarise([
      file('/home/me/p/x.md', [prompt(1, 1)]),
      file('/home/me/p/q/y.md', [prompt(1, 1)]),
    ]);
    expect(folders.map(it => it.folder)).toEqual(['/home/me/p', '/home/me/p/q']);
  });

  it('keeps prompts without a price out of the money, and says how many there are', () => {
    const { totals } = summarise([file('a.md', [prompt(10, undefined), prompt(10, 100)])]);
    expect(totals).toMatchObject({ inputTokens: 20, inputNano: 100, expectedNano: 105, unpriced: 1 });
  });

  it('counts a file once, whatever it is called beside', () => {
    const { totals, alwaysLoaded } = summarise([
      file('AGENTS.md', [prompt(10, 100, true)]),
      file('CLAUDE.md', [prompt(10, 100, true)], 'AGENTS.md'),
    ]);
    expect(totals).toMatchObject({ files: 1, inputTokens: 10, inputNano: 100 });
    expect(alwaysLoaded.map(it => it.path)).toEqual(['AGENTS.md']);
  });

  it('puts what is paid on every request in the order of its size', () => {
    const { alwaysLoaded } = summarise([
      file('small.md', [prompt(1, 1, true)]),
      file('usual.md', [prompt(99, 1)]),
      file('large.md', [prompt(9, 1, true)]),
    ]);
    expect(alwaysLoaded.map(it => it.path)).toEqual(['large.md', 'small.md']);
  });

  it('has the same sum in its first folder as in its totals, and loses no nano-dollar', () => {
    const path = fc
      .array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 })
      .map(it => `${it.join('/')}.md`);
    const nano = fc.option(fc.integer({ min: 0, max: 1e9 }), { nil: undefined });
    fc.assert(
      fc.property(fc.array(fc.tuple(path, nano), { minLength: 1 }), all => {
        const { folders, totals } = summarise(all.map(([at, money]) => file(at, [prompt(1, money)])));
        const { folder, ...first } = folders[0]!;
        expect(first).toEqual(totals);
        expect(totals.inputNano).toBe(all.reduce((sum, [, money]) => sum + (money ?? 0), 0));
      }),
    );
  });
});
