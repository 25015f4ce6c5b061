import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promptmeter } from './promptmeter';

const wordy = 'List the risks.   \n\n\n\n\nName their owners.\n';
const tight = 'List the risks.\n\nName their owners.\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

describe('minimise', () => {
  it('prints the shorter text and what each edit saves, and writes nothing', async () => {
    const path = file('risks.prompt.md', wordy);
    const { json, text, exit } = await promptmeter(['minimise', path]);
    expect(exit).toBe(0);
    const result = json as { text: string; before: number; after: number; edits: { saved: number }[] };
    expect(result.text).toBe(text);
    expect(result.before - result.after).toBeGreaterThan(0);
    expect(result.edits.every(edit => edit.saved > 0)).toBe(true);
    expect(readFileSync(path, 'utf8')).toBe(wordy);
  });

  it('prints results by path for several, and for a folder', async () => {
    file('a.prompt.md', wordy);
    file('b.prompt.md', tight);
    for (const paths of [[folder], [join(folder, 'a.prompt.md'), join(folder, 'b.prompt.md')]]) {
      const { json } = await promptmeter(['minimise', ...paths]);
      expect(json).toMatchObject({
        results: [{ path: join(folder, 'a.prompt.md') }, { path: join(folder, 'b.prompt.md'), edits: [] }],
      });
    }
  });

  it('writes with --write, and then --check has nothing to say', async () => {
    const path = file('risks.prompt.md', wordy);
    expect((await promptmeter(['minimise', path, '--check'])).exit).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe(wordy);
    expect((await promptmeter(['minimise', path, '--write'])).exit).toBe(0);
    expect(readFileSync(path, 'utf8')).not.toBe(wordy);
    expect((await promptmeter(['minimise', path, '--check'])).exit).toBe(0);
  });

  it('says with --check what each edit would save, and where', async () => {
    const path = file('risks.prompt.md', wordy);
    const { text } = await promptmeter(['minimise', path, '--check']);
    expect(text).toMatch(/risks\.prompt\.md:\d+\s+[a-z-]+\s+layout\s+\d/);
  });

  it('makes the edits of the rules named with --rules alone, of the review tier too', async () => {
    const path = file('risks.prompt.md', `${wordy}\nNote that the risks of the town are many.\n`);
    const rulesOf = async (...words: string[]) => {
      const { json } = await promptmeter(['minimise', path, ...words]);
      return (json as { edits: { rule: string }[] }).edits.map(edit => edit.rule);
    };
    expect(await rulesOf('--rules', 'reminder-clause')).toEqual(['reminder-clause']);
    expect(await rulesOf('--rules', 'trailing-space,blank-lines')).not.toContain('reminder-clause');
    expect(await rulesOf('--rules', 'reminder-clause', '--tier', 'safe')).toEqual([]);
  });

  it('gives back a text with nothing to save unchanged', async () => {
    const { text, json } = await promptmeter(['minimise', '-'], { stdin: tight });
    expect(text).toBe(tight);
    expect(json).toMatchObject({ text: tight, edits: [] });
  });

  it.each([
    [['minimise', '-', '--tier', 'brutal'], '--tier is safe or review'],
    [['minimise', '-', '--rules', 'magic'], 'There is no rule "magic"'],
    [['minimise', '-', '--write'], 'Standard input cannot be written to'],
    [['minimise', 'x', '--write', '--check'], '--check writes nothing'],
  ])('refuses %j in a sentence', async (words, sentence) => {
    const { complaints, exit } = await promptmeter(words);
    expect(exit).toBe(2);
    expect(complaints?.join()).toContain(sentence);
  });
});
