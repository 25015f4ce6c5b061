import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { promptmeter } from './promptmeter';

/** A file of own models that goes with the test. */
function modelsFile(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-models-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'models.jsonc');
  writeFileSync(path, text);
  return path;
}

const entries = `{
  // By the token.
  "our-llama": { "input": 2, "output": 4, "tokenizer": "o200k_base" },
  "house": { "subscription": "House plan" },
}`;

describe('--models', () => {
  it.each([
    ['as the setting holds them', entries],
    ['as a settings.json holds them', `{ "editor.fontSize": 12, "promptmeter.models": ${entries} }`],
  ])('names a file of own models, %s', async (_, text) => {
    const path = modelsFile(text);
    const { json } = await promptmeter(['models', '--filter', 'own/', '--models', path]);
    expect(json).toMatchObject({ models: [{ provider: 'own', id: 'our-llama', inputNanoPerToken: 2000 }] });
  });

  it('prices prompts by them', async () => {
    const given = ['-', '--as', 'a.prompt.md', '--output-tokens', '10', '--models', modelsFile(entries)];
    const count = async (model: string) => {
      const { json } = await promptmeter(['count', ...given], { stdin: `---\nmodel: ${model}\n---\nHello` });
      return (json as { files: { prompts: { tokens: { input: number }; cost: object }[] }[] }).files[0]!
        .prompts[0]!;
    };
    const { tokens, cost } = await count('our-llama');
    expect(cost).toMatchObject({ expectedNano: tokens.input * 2000 + 10 * 4000 });
    expect((await count('house')).cost).toMatchObject({ unpriced: expect.stringContaining('House plan') });
  });

  it.each([
    ['{ "a": ', 'is not JSON: ValueExpected in line 1.'],
    ['[1]', 'holds no object of models by name.'],
    ['{ "a": { "input": 1 } }', 'Your own price for “a” is not used:'],
  ])('is refused where it holds %s', async (text, why) => {
    const { exit, complaints } = await promptmeter(['models', '--models', modelsFile(text)]);
    expect(exit).toBe(2);
    expect(complaints?.[0]).toContain(why);
  });

  it('is refused where there is no such file', async () => {
    const { exit, complaints } = await promptmeter(['lint', '.', '--models', '/nowhere/models.json']);
    expect([exit, complaints]).toEqual([2, ['/nowhere/models.json could not be read (ENOENT).']]);
  });
});
