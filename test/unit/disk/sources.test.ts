import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSources } from '../../../src/disk';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text = name): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

describe('readSources', () => {
  it('takes a named file whatever it is, and of a folder only what is wanted', async () => {
    const named = file('notes.log');
    file('sub/a.prompt.md');
    file('sub/b.ts');
    const { sources } = await readSources([named, join(folder, 'sub')], path => path.endsWith('.md'));
    expect(sources.map(it => [it.path, it.named])).toEqual([
      [named, true],
      [join(folder, 'sub/a.prompt.md'), false],
    ]);
  });

  it('walks dot folders, but not dependencies or version control', async () => {
    file('.github/prompts/a.md');
    file('node_modules/pkg/b.md');
    file('.git/c.md');
    const { sources } = await readSources([folder], () => true);
    expect(sources.map(it => it.path)).toEqual([join(folder, '.github/prompts/a.md')]);
  });

  it('takes patterns, and each file once', async () => {
    file('x/a.md');
    file('y/a.md');
    const pattern = `${folder}/*/a.md`;
    const { sources } = await readSources([pattern, join(folder, 'x')], () => true);
    expect(sources).toHaveLength(2);
  });

  it('says which file is missing or too large, and reads the rest', async () => {
    const good = file('good.md');
    const huge = file('huge.md');
    truncateSync(huge, 100_000_000);
    const missing = join(folder, 'missing.md');
    const { sources, unreadable } = await readSources([missing, huge, good], () => true);
    expect(sources.map(it => it.text)).toEqual(['good.md']);
    expect(unreadable.map(it => it.message)).toEqual([
      `${missing} does not exist.`,
      `${huge} has 100 MB; files over 67 MB are not read as prompts.`,
    ]);
  });
});
