import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { sampleCall } from '../ledger/call';
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
    const { findings } = json as { findings: { code: string; savingTokens: number }[] };
    const finding = findings.find(it => it.code === 'minimise');
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

describe('lint of files that include others', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'promptmeter-lint-'));
    writeFileSync(join(folder, 'CLAUDE.md'), 'Mind @long.md and @gone.md.\n');
    writeFileSync(join(folder, 'long.md'), 'word '.repeat(3000));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('judges what is sent, and says what is missing', async () => {
    const { json } = await promptmeter(['lint', join(folder, 'CLAUDE.md')]);
    const { findings } = json as { findings: { code: string; message: string; start: number }[] };
    const found = (code: string) => findings.find(it => it.code === code);
    expect(found('duplicate')).toBeUndefined();
    expect(found('always-loaded')?.message).toMatch(/ 3,0\d\d tokens/);
    expect(found('unreadable')).toMatchObject({ message: '“gone.md” was not found.', start: 18 });
  });
});

describe('lint with a ledger', () => {
  const letter = `Today is {{date}}.\n\n${'Quote the source of every figure that you give.\n'.repeat(200)}`;
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'promptmeter-lint-'));
    writeFileSync(join(folder, 'letter.prompt.yml'), JSON.stringify(requestOf(letter)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('says what the cache misses at the calls of the last 30 days', async () => {
    const [path, file] = [join(folder, 'letter.prompt.yml'), join(folder, 'ledger.db')];
    const ledger = openLedger({ file, onNotice: () => {} });
    const booked = { workspace: process.cwd(), prompt: relative('', path), at: Date.now() };
    for (let index = 0; index < 3; index++) await ledger.record([sampleCall(`${index}`, booked)]);
    await ledger.record([sampleCall('shown', { ...booked, source: 'sample' })]);
    await ledger.close();
    expect((await promptmeter(['lint', path])).text).toMatch(/1,000 calls would cost up to/);
    const { text } = await promptmeter(['lint', path, '--ledger', file]);
    expect(text).toMatch(/ 3 calls a month would cost up to/);
  });
});

describe('lint of a prompt whose calls are routed', () => {
  it('warns by the rule of audit where its answers have fallen behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'promptmeter-lint-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const [path, file] = [join(folder, 'sort.prompt'), join(folder, 'ledger.db')];
    writeFileSync(path, '---\nmodel: gpt-4o\n---\nSort the letters.');
    const ledger = openLedger({ file, onNotice: () => {} });
    const watched = {
      ...{ source: 'watch', workspace: process.cwd(), prompt: `${relative('', path)}#watch`, at: Date.now() },
      ...{ askedModel: 'gpt-4o', model: 'gpt-4o', routeReason: 'watches gpt-4o-mini', scorePermille: 300 },
    };
    await ledger.record(Array.from({ length: 12 }, (_, number) => sampleCall(`w${number}`, watched)));
    await ledger.close();
    const { json, exit } = await promptmeter(['lint', path, '--ledger', file]);
    expect(exit).toBe(1);
    const { complaints } = await promptmeter(['audit', '--ledger', file]);
    const { findings } = json as { findings: { code: string; message: string; start: number }[] };
    const [drift] = findings.filter(it => it.code === 'drift');
    expect(drift).toMatchObject({ path, start: 11, end: 17, model: 'gpt-4o' });
    expect(complaints![0]).toContain(drift!.message.replace(/^.*behind: /, ''));
    expect((await promptmeter(['lint', path])).exit).toBe(0);
  });
});

const requestOf = (content: string) => ({ model: 'gpt-4.1', messages: [{ role: 'user', content }] });

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

  it('says of several prompts what a call of each costs, and what the suggestions would take off', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'promptmeter-route-'));
    writeFileSync(join(folder, 'a.prompt.md'), `---\nmodel: gpt-4o\n---\n${classify}`);
    writeFileSync(join(folder, 'b.prompt.md'), `---\nmodel: acme-1\n---\n${classify}`);
    const { json, text } = await promptmeter(['route', folder]);
    rmSync(folder, { recursive: true });
    const { results, total } = json as {
      results: { costNano: number | null; suggestion: { savingNano: number } | null }[];
      total: Record<string, number>;
    };
    expect(total).toEqual({
      prompts: 2,
      unpriced: 1,
      suggestions: 1,
      costNano: results.find(it => it.costNano !== null)?.costNano,
      savingNano: results.find(it => it.suggestion)?.suggestion?.savingNano,
    });
    expect(text).toMatch(
      /2 prompts, 1 of them without a price: a call of each costs about \$\S+; with what is suggested \$\S+\.$/,
    );
  });

  it('suggests nothing for a prompt that names no task', async () => {
    const { json, text } = await route('{{everything}}', '--model', 'gpt-4o');
    expect(json).toMatchObject({ suggestion: null });
    expect(text).toContain('No cheaper model is suggested.');
  });
});
