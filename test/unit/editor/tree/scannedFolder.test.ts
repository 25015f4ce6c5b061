import { describe, expect, it } from 'vitest';
import { ScannedFolder } from '../../../../src/editor/tree/scannedFolder';
import type { ScannedFile, ScannedPrompt } from '../../../../src/scan';

const count = { tokens: 50, low: 50, high: 50, basis: 'exact' } as const;

/** @param says numbers that stand for paragraphs */
function prompt(alwaysLoaded: boolean, ...says: readonly number[]): ScannedPrompt {
  return {
    name: 'a',
    start: 0,
    end: 9,
    modelName: 'gpt-4o',
    modelFrom: 'default',
    alwaysLoaded,
    input: count,
    output: { low: 0, expected: 10, high: 10, from: 'setting', samples: 0 },
    cost: { kind: 'unpriced', model: 'gpt-4o', because: 'it is not known' },
    findings: [],
    paragraphs: says.map(it => `${it} 0 9`).join(' '),
  };
}

const agents = (path: string, ...says: readonly number[]): ScannedFile => ({
  path,
  format: 'agent-instructions',
  prompts: [prompt(true, ...says)],
});
const task = (path: string, ...says: readonly number[]): ScannedFile => ({
  path,
  format: 'copilot-prompt',
  prompts: [prompt(false, ...says)],
});

function folderOf(...files: readonly ScannedFile[]): ScannedFolder {
  const folder = new ScannedFolder();
  for (const file of files) folder.put(file);
  return folder;
}

const repeating = (folder: ScannedFolder) =>
  folder
    .files()
    .filter(it => it.prompts.some(one => one.findings.some(found => found.code === 'duplicate')))
    .map(it => it.path);

describe('a scanned folder', () => {
  it('knows what files say again of those sent along once it is whole, of new files at once', async () => {
    const folder = folderOf(task('a.prompt.md', 1), agents('AGENTS.md', 1, 2));
    expect(folder.alwaysLoaded).toBeUndefined();
    expect(repeating(folder)).toEqual([]);
    expect(await folder.settle()).toBe(true);
    expect(folder.alwaysLoaded?.map(it => it.path)).toEqual(['AGENTS.md']);
    expect(repeating(folder)).toEqual(['a.prompt.md']);
    folder.put(task('b.prompt.md', 2));
    expect(repeating(folder)).toEqual(['a.prompt.md', 'b.prompt.md']);
    folder.put(task('a.prompt.md', 3));
    expect(repeating(folder)).toEqual(['b.prompt.md']);
  });

  it('tells whether what is sent along is another: a file more or less, or other words in one', async () => {
    const folder = folderOf(agents('AGENTS.md', 1), task('a.prompt.md', 1));
    await folder.settle();
    folder.put(agents('AGENTS.md', 1));
    folder.put(task('a.prompt.md', 2, 1));
    expect(await folder.settle()).toBe(false);
    folder.put(agents('AGENTS.md', 4));
    expect(await folder.settle()).toBe(true);
    expect(repeating(folder)).toEqual([]);
    folder.put(agents('CLAUDE.md', 2));
    expect(await folder.settle()).toBe(true);
    expect(repeating(folder)).toEqual(['a.prompt.md']);
    folder.remove('CLAUDE.md');
    expect(await folder.settle()).toBe(true);
    expect(repeating(folder)).toEqual([]);
  });

  it('is known to have nothing sent along when that is so', async () => {
    const folder = folderOf(task('a.prompt.md', 1));
    expect(await folder.settle()).toBe(true);
    expect(folder.alwaysLoaded).toEqual([]);
  });

  it('looks at a file again under all its names, and at those that include it', () => {
    const including: ScannedFile = {
      ...task('c.prompt.md'),
      prompts: [{ ...prompt(false), included: { files: ['/shop/AGENTS.md'], tokens: 5 } }],
    };
    const folder = folderOf(
      agents('AGENTS.md'),
      { ...agents('CLAUDE.md'), sameAs: 'AGENTS.md' },
      task('a.prompt.md'),
      including,
    );
    const affected = (path: string) => [...new Set(folder.affectedBy([path], new Set([`/shop/${path}`])))];
    expect(affected('AGENTS.md')).toEqual(['AGENTS.md', 'CLAUDE.md', 'c.prompt.md']);
    expect(affected('CLAUDE.md')).toEqual(['CLAUDE.md', 'AGENTS.md']);
    expect(affected('a.prompt.md')).toEqual(['a.prompt.md']);
    expect(affected('z.prompt.md')).toEqual([]);
    folder.put(task('mail/late/d.prompt.md'));
    folder.put(task('mailer.prompt.md'));
    expect(affected('mail')).toEqual(['mail/late/d.prompt.md']);
  });
});
