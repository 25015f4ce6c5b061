import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { promptmeter } from './promptmeter';

const prompt = `What did the stone cost?

<context>
The mill was closed on Monday. The stone cost ten crowns.

It rained all day on Tuesday. Nobody asked for the miller.
</context>

<history>
The miller asked for the price. The quarry named the price of the stone.
</history>
`;

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-'));
  path = join(folder, 'mill.prompt.md');
  writeFileSync(path, prompt);
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...words: string[]) => promptmeter(['fit', path, ...words]);

describe('fit', () => {
  it('prints the prompt with a part within the budget, and writes nothing', async () => {
    const { json, text, exit } = await run('--tokens', '25', '--part', 'context');
    expect(exit).toBe(0);
    expect(text).toContain('The stone cost ten crowns.');
    expect(text).toContain('The quarry named the price');
    expect(json).toMatchObject({ part: 'context', strategy: 'sentences', text });
    const { before, after } = json as { before: number; after: number };
    expect(after).toBeLessThanOrEqual(25);
    expect(before).toBeGreaterThan(25);
    expect(readFileSync(path, 'utf8')).toBe(prompt);
  });

  it('takes lines for a part, and writes with --write', async () => {
    const { text, exit } = await run('--tokens', '20', '--part', '4-6', '--strategy', 'end', '--write');
    expect(exit).toBe(0);
    expect(text).toMatch(/^lines 4-6: \d+ tokens before, \d+ after\.$/);
    expect(readFileSync(path, 'utf8')).toMatch(
      /<context>\n\[\.\.\. \d+ tokens left out \.\.\.\] Nobody asked/,
    );
  });

  it('exits 1 with the reason when a part cannot be made to fit', async () => {
    const { complaints, exit, json } = await run('--tokens', '3', '--part', 'history');
    expect(exit).toBe(1);
    expect(complaints?.join()).toMatch(/^Not one sentence or block fits into 3 tokens/);
    expect(json).toMatchObject({ part: 'history', refused: complaints?.[0] });
  });

  it('leaves a part that fits as it is', async () => {
    expect(await run('--tokens', '900', '--part', 'context')).toMatchObject({ text: prompt, exit: 0 });
  });

  it.each([
    [[], 'Say with --tokens N'],
    [['--tokens', '0'], '--tokens takes a whole number of at least 1'],
    [['--tokens', '9'], 'has several such parts'],
    [['--tokens', '9', '--part', 'diary'], 'has no part "diary". Parts: context, history.'],
    [['--tokens', '9', '--part', '90-91'], 'The lines 90-91 of'],
    [
      ['--tokens', '9', '--part', 'context', '--strategy', 'turns'],
      'is sentences, start, end, ends, not "turns"',
    ],
  ])('refuses %j in a sentence', async (words, sentence) => {
    const { complaints, exit } = await run(...words);
    expect(exit).toBe(2);
    expect(complaints?.join()).toContain(sentence);
  });

  it('says how a part is marked where none is', async () => {
    const { complaints } = await promptmeter(['fit', '-', '--tokens', '9'], { stdin: 'Say hello.\n' });
    expect(complaints?.join()).toContain('such as <context>');
  });
});
