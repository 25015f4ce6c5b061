import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noPast } from '../../../src/estimate';
import type { Finding } from '../../../src/findings';
import type { Fitting } from '../../../src/fit';
import type { Minimised } from '../../../src/minimise';
import { createPrices } from '../../../src/prices';
import { advise, type Judged } from '../../../src/reader/advice';
import type { Offer } from '../../../src/reader/fitting';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices({ now: () => new Date('2026-11-21T12:00:00Z') }) };
const messages = [
  { role: 'system', content: 'Answer in one sentence.   \n\n\n\n\nName the order.' },
  { role: 'user', content: 'Where is it?' },
];
const judged = (text: string, more: Partial<Judged> = {}): Judged => ({
  path: 'batch.json',
  included: false,
  text,
  options: { defaultModel: 'gpt-4.1', expectedOutputTokens: 500 },
  past: noPast,
  off: [],
  findings: { suggestCheaperModel: true },
  ...more,
});
const padded = judged(JSON.stringify({ model: 'gpt-4o', messages }));
const minimised = async (of: Judged, share = {}) =>
  (await advise({ kind: 'minimised', share }, of, rooms)) as Minimised;
const found = async (of: Judged) => (await advise({ kind: 'findings' }, of, rooms)) as readonly Finding[];
const codes = async (of: Judged) => (await found(of)).map(it => it.code);

describe('advice', () => {
  it('minimises all of a file or by one rule, and leaves a rule out that is switched off', async () => {
    const rules = async (of: Judged, share = {}) =>
      new Set((await minimised(of, share)).edits.map(edit => edit.rule));
    const all = [...(await rules(padded))];
    expect(all.length).toBeGreaterThan(0);
    expect(JSON.parse((await minimised(padded)).text).messages[1]).toEqual(messages[1]);
    for (const rule of all) {
      expect(await rules({ ...padded, off: [rule] })).not.toContain(rule);
      expect([...(await rules(padded, { rule }))].filter(it => it !== rule)).toEqual([]);
    }
  });

  it('makes review edits only when they are asked for, and then those alone', async () => {
    const text =
      'Be brief.   \n\n\n\n- Name the order in the first line.\n- Be kind.\n- Name the order in the first line.\n';
    const tiers = async (share: object) =>
      new Set((await minimised(judged(text, { path: 'a.prompt.md' }), share)).edits.map(edit => edit.tier));
    expect([...(await tiers({}))]).not.toContain('review');
    expect([...(await tiers({ index: 0, tier: 'review' }))]).toEqual(['review']);
  });

  it('leaves alone what the file says, in the prompt it says it of', async () => {
    const prompt = (ignored: string) =>
      `---\nmodel: gpt-4o\n${ignored}---\nBe brief.   \n\n\n\n\nName the order.   \n`;
    const rules = async (ignored: string) => {
      const { edits } = await minimised(judged(prompt(ignored), { path: 'a.prompt.md' }), { index: 0 });
      return new Set(edits.map(edit => edit.rule));
    };
    const [first, ...others] = await rules('');
    expect(others.length).toBeGreaterThan(0);
    expect(await rules(`promptmeter-ignore: ${first}\n`)).not.toContain(first);
    expect((await rules(`promptmeter-ignore: ${first}\n`)).size).toBeGreaterThan(0);
    expect(await rules('promptmeter-ignore: minimise\n')).toEqual(new Set());
    expect(await rules('# promptmeter-ignore: all\n')).toEqual(new Set());
  });

  it('finds what can be minimised, and says nothing of a cheaper model when that is switched off', async () => {
    expect(await codes(padded)).toContain('minimise');
    expect(await codes({ ...padded, findings: { suggestCheaperModel: false } })).not.toContain(
      'cheaper-model',
    );
  });

  it('finds a model that has no price', async () => {
    expect(await codes(judged(JSON.stringify({ model: 'my-own-model', messages })))).toContain('unpriced');
  });

  it('tells what a cache misses at the calls of the prompt itself', async () => {
    const content = `It is {{date}}.\n\n${'Quote the source of every figure that you give.\n'.repeat(200)}`;
    const of = judged(JSON.stringify({ model: 'gpt-4.1', messages: [{ role: 'user', content }] }));
    const cacheOrder = async (calls: number) => {
      const past = { ...noPast, calls: calls > 0 ? [{ prompt: '', calls }] : [] };
      return (await found({ ...of, past })).find(it => it.code === 'cache-order')?.message;
    };
    expect(await cacheOrder(1234)).toContain(' 1,234 calls a month would cost up to ');
    expect(await cacheOrder(0)).toContain(' 1,000 calls would cost up to ');
  });

  describe('of parts that can be made to fit', () => {
    const text = `---\nmodel: gpt-4o\npromptmeter-budget: 60 tokens\n---\nSum up.\n\n<context>\n${'The mill was closed. '.repeat(20)}\n</context>\n`;
    const prompt = judged(text, { path: 'mill.prompt.md' });
    const offers = async (of: Judged, selection?: { start: number; end: number }) =>
      (await advise({ kind: 'offers', index: 0, selection }, of, rooms)) as readonly Offer[];

    it('suggests what the budget leaves, and fits into it', async () => {
      const [offer] = await offers(prompt);
      expect(offer).toMatchObject({ part: { name: 'context' }, bound: 'budget' });
      expect(text.slice(offer!.start, offer!.end)).toMatch(/^\nThe mill[\s\S]*closed\. \n$/);
      const question = { kind: 'fitted', index: 0, part: offer!.part, tokens: offer!.suggested } as const;
      const fittings = (await advise(question, prompt, rooms)) as readonly Fitting[];
      expect(fittings.map(it => it.kind)).toEqual(['fitted', 'fitted', 'fitted', 'fitted']);
      for (const it of fittings)
        if (it.kind === 'fitted')
          expect(await codes(judged(it.text, { path: 'mill.prompt.md' }))).not.toContain('over-budget');
      expect(await codes(prompt)).toContain('over-budget');
    });

    it('suggests half of a part that no bound cuts', async () => {
      const [offer] = await offers(
        judged(text.replace('60 tokens', '9000 tokens'), { path: 'mill.prompt.md' }),
      );
      expect(offer?.suggested).toBe(Math.ceil(offer!.tokens / 2));
      expect(offer?.bound).toBeUndefined();
    });

    it('offers the selection alone, and nothing where it is not text of one message', async () => {
      const start = text.indexOf('Sum');
      expect(await offers(prompt, { start, end: start + 7 })).toMatchObject([
        { part: { name: 'selection' } },
      ]);
      expect(await offers(prompt, { start: 0, end: 5 })).toEqual([]);
    });
  });

  describe('of what is included', () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'promptmeter-advice-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('says what an included file says too, and names it from the workspace folder', async () => {
      const rule =
        'Write to the customer in the language of their letter, greet them by the name they sign with, and promise no ' +
        'date for the delivery unless the order says one. Where a letter asks for several things, keep its order.';
      mkdirSync(join(folder, 'docs'));
      writeFileSync(join(folder, 'docs/tone.md'), `# Tone\n\n${rule}\n`);
      const of = {
        ...judged(`Mind @tone.md.\n\n${rule}\n`, { path: '/docs/CLAUDE.md' }),
        diskPath: join(folder, 'docs/CLAUDE.md'),
        folder: realpathSync(folder),
      };
      const duplicates = (await found(of)).filter(it => it.code === 'duplicate');
      expect(duplicates).toMatchObject([{ start: 16, related: [{ path: 'docs/tone.md', start: 8 }] }]);
      expect(duplicates[0]?.message).toMatch(/^This paragraph stands in docs\/tone\.md too, /);
      expect((await found({ ...of, text: 'Mind @tone.md.\n' })).map(it => it.code)).not.toContain(
        'duplicate',
      );
    });

    it('says what is missing at its place, and counts against the window what is there', async () => {
      writeFileSync(join(folder, 'long.md'), 'word '.repeat(300_000));
      const of = {
        ...judged('Mind @long.md and @gone.md.\n', { path: '/CLAUDE.md' }),
        diskPath: join(folder, 'CLAUDE.md'),
        options: { defaultModel: 'gpt-4o', expectedOutputTokens: 500 },
      };
      const all = await found(of);
      const withCode = (code: string) => all.find(it => it.code === code);
      expect(withCode('context-window')).toMatchObject({ severity: 'error' });
      expect(withCode('unreadable')).toMatchObject({
        message: '“gone.md” was not found.',
        start: 18,
        end: 26,
      });
    });
  });
});
