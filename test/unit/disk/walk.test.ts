import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type WalkOptions, walk } from '../../../src/disk';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-walk-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function files(texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function found(
  options: WalkOptions = {},
  wanted = (path: string) => path.endsWith('.md'),
): Promise<string[]> {
  const all: string[] = [];
  for await (const { path } of walk(folder, wanted, options)) all.push(relative(folder, path));
  return all;
}

describe('walk', () => {
  it('finds what is wanted in every folder, hidden ones too, in alphabetical order', async () => {
    files({ 'b.md': '', 'a/z.md': '', '.github/prompts/p.md': '', 'a/code.ts': '' });
    expect(await found()).toEqual(['.github/prompts/p.md', 'a/z.md', 'b.md']);
  });

  it('leaves out dependencies and version control even where .gitignore brings them back', async () => {
    files({ '.gitignore': '!node_modules\n!.git', 'node_modules/x/a.md': '', '.git/a.md': '', 'a.md': '' });
    expect(await found()).toEqual(['a.md']);
  });

  it('honours .gitignore: anchored, by folder, by pattern, and what is brought back', async () => {
    files({
      '.gitignore': '/build\ntmp/\n*.draft.md\n!kept.draft.md\n',
      'build/a.md': '',
      'docs/build/a.md': '',
      'docs/tmp/a.md': '',
      'x.draft.md': '',
      'kept.draft.md': '',
    });
    expect(await found()).toEqual(['docs/build/a.md', 'kept.draft.md']);
  });

  it("lets an inner folder's .gitignore overrule the outer one", async () => {
    files({ '.gitignore': '*.md', 'open/.gitignore': '!*.md', 'open/a.md': '', 'shut/a.md': '' });
    expect(await found()).toEqual(['open/a.md']);
  });

  it('looks only into the folders that the caller wants looked into', async () => {
    files({ 'a.md': '', 'b/c.md': '', 'd/e.md': '' });
    expect(await found({ enter: path => !path.endsWith('d') })).toEqual(['a.md', 'b/c.md']);
  });

  it('leaves out what the caller excludes', async () => {
    files({ 'a.md': '', 'vendor/deep/b.md': '' });
    expect(await found({ exclude: ['**/vendor'] })).toEqual(['a.md']);
  });

  it('names where links lead, and is not caught in a circle of linked folders', async () => {
    files({ 'AGENTS.md': 'text' });
    symlinkSync('AGENTS.md', join(folder, 'CLAUDE.md'));
    symlinkSync('gone.md', join(folder, 'dangling.md'));
    symlinkSync(folder, join(folder, 'circle.md'));
    const all = [];
    for await (const it of walk(folder, path => path.endsWith('.md'))) all.push(it);
    expect(all.map(it => relative(folder, it.path))).toEqual(['AGENTS.md', 'CLAUDE.md']);
    expect(relative(folder, all[1]?.realPath ?? '')).toMatch(/AGENTS\.md$/);
  });

  it('stops when it is told to', async () => {
    files({ 'a/a.md': '', 'b/b.md': '' });
    const stop = new AbortController();
    const seen: string[] = [];
    const walking = (async () => {
      for await (const { path } of walk(folder, () => true, { signal: stop.signal })) {
        seen.push(path);
        stop.abort(new Error('The user cancelled.'));
      }
    })();
    await expect(walking).rejects.toThrow('cancelled');
    expect(seen).toHaveLength(1);
  });
});
