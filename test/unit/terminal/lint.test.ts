import { describe, expect, it } from 'vitest';
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
