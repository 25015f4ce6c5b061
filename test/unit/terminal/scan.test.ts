import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokens } from '../../support/tokens';
import { promptmeter } from './promptmeter';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-'));
  mkdirSync(join(folder, 'prompts'));
  writeFileSync(join(folder, 'AGENTS.md'), 'Be brief.');
  writeFileSync(join(folder, 'prompts/rivers.prompt.md'), '---\nmodel: gpt-4o\n---\nName three rivers.');
  writeFileSync(join(folder, 'prompts/odd.prompt.md'), '---\nmodel: nobody-9\n---\nName two rivers.');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('promptmeter scan', () => {
  it('lists every prompt with totals by folder, and what is paid on every request', async () => {
    const { json, exit } = await promptmeter(['scan', folder]);
    const { totals, alwaysLoaded, folders, files } = json as Record<string, never> & {
      files: { path: string; prompts: { tokens: { input: number }; cost: object }[] }[];
    };
    expect(exit).toBe(0);
    expect(totals).toMatchObject({ files: 3, prompts: 3, unpriced: 1 });
    expect(alwaysLoaded).toMatchObject([{ path: join(folder, 'AGENTS.md') }]);
    expect(folders).toMatchObject([{ folder }, { folder: `${folder}/prompts`, prompts: 2 }]);
    const rivers = files.find(it => it.path.endsWith('rivers.prompt.md'))?.prompts[0];
    expect(rivers?.tokens.input).toBeGreaterThan(tokens.count('Name three rivers.', 'o200k_base'));
    expect(rivers?.cost).toHaveProperty('expectedNano');
    expect(files.find(it => it.path.endsWith('odd.prompt.md'))?.prompts[0]).toMatchObject({
      cost: { unpriced: expect.stringContaining('nobody-9') },
      findings: [{ code: 'unpriced', reason: 'unknown-model', severity: 'warning' }],
    });
  });

  it('shows people the same: always loaded first, then the folders', async () => {
    const { text } = await promptmeter(['scan', folder]);
    const lines = text.split('\n').map(it => it.trim().split(/ {2,}/));
    expect(lines[0]?.[0]).toBe('paid on every request');
    expect(lines[1]?.[0]).toMatch(/AGENTS\.md$/);
    expect(text).toMatch(/prompts +2 +\d+ +\$0\.\d+ \+ 1 unpriced/);
  });

  it('says so when there is nothing to count', async () => {
    const { complaints, exit } = await promptmeter(['scan', join(folder, 'prompts/*.txt')]);
    expect(complaints).toEqual(['No prompt was found there.']);
    expect(exit).toBe(2);
  });
});
