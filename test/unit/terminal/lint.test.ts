import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promptmeter } from './promptmeter';

describe('lint', () => {
  const lint = (stdin: string) => promptmeter(['lint', '-', '--as', 'x.prompt.md'], { stdin });

  it('points at a model without a price, and exits 1', async () => {
    const { json, text, exit } = await lint('---\nmodel: acme-1\n---\nSay hello.');
    expect(exit).toBe(1);
    expect(json).toMatchObject({
      findings: [{ path: '-', code: 'unpriced', severity: 'warning', start: 11, end: 17 }],
    });
    expect(text).toMatch(/^-:2: warning: .* \(unpriced\)$/m);
  });

  it('measures what minimising would save, and exits 0 for a hint', async () => {
    const { json, exit } = await lint(
      '---\nmodel: gpt-4o\n---\nList the risks.   \n\n\n\n\nName their owners.',
    );
    expect(exit).toBe(0);
    const [finding] = (json as { findings: { code: string; savingTokens: number }[] }).findings;
    expect(finding?.code).toBe('minimise');
    expect(finding?.savingTokens).toBeGreaterThan(0);
  });

  it('says nothing about a prompt that is fine', async () => {
    expect(await lint('---\nmodel: gpt-4o-mini\n---\nSay hello.')).toMatchObject({
      json: { findings: [] },
      exit: 0,
    });
  });
});

describe('lint of several files', () => {
  const rule =
    'Run the unit tests before every commit with the script that the package declares, read the first failure to ' +
    'its end, and never mark a test as skipped to make the suite pass. A failure by chance is a bug to be reported.';
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'promptmeter-lint-'));
    writeFileSync(join(folder, 'AGENTS.md'), `${rule}\n`);
    writeFileSync(join(folder, 'CLAUDE.md'), `# Tests\n\n${rule}\n`);
    symlinkSync('AGENTS.md', join(folder, 'GEMINI.md'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names the file that says the same, once', async () => {
    const { json } = await promptmeter(['lint', folder]);
    const { findings } = json as { findings: { code: string; path: string; related: object[] }[] };
    const found = findings.filter(it => it.code === 'duplicate');
    expect(found).toMatchObject([
      {
        path: join(folder, 'CLAUDE.md'),
        start: 9,
        related: [{ path: expect.stringMatching(/AGENTS\.md$/), start: 0 }],
      },
    ]);
  });
});

describe('route', () => {
  const classify = `Classify the sentiment of the review as positive, negative or neutral.
Answer with the label only.

{{review}}`;
  const route = (stdin: string, ...words: string[]) => promptmeter(['route', '-', ...words], { stdin });

  it('names the task, and a cheaper model with its reason', async () => {
    const { json, text } = await route(classify, '--model', 'gpt-4o');
    expect(json).toMatchObject({
      task: { type: 'classification' },
      model: 'gpt-4o',
      suggestion: { model: expect.any(String), savingRatio: expect.any(Number), reason: expect.any(String) },
    });
    const { suggestion } = json as { suggestion: { savingRatio: number; reason: string } };
    expect(suggestion.savingRatio).toBeGreaterThanOrEqual(0.2);
    expect(text).toContain(suggestion.reason);
  });

  it('suggests nothing for a prompt that names no task', async () => {
    const { json, text } = await route('{{everything}}', '--model', 'gpt-4o');
    expect(json).toMatchObject({ suggestion: null });
    expect(text).toContain('No cheaper model is suggested.');
  });
});
