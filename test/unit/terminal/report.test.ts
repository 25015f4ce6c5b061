import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Call, openLedger } from '../../../src/ledger';
import { ledgerFile, sampleCall } from '../ledger/sample';
import { promptmeter } from './promptmeter';

async function ledgerWith(...calls: Call[]): Promise<string> {
  const file = ledgerFile();
  const ledger = openLedger({ file, onNotice: () => {} });
  for (const call of calls) await ledger.record([call]);
  await ledger.close();
  return file;
}

const today = { at: Date.now(), costNano: 1_700_000, listNano: 1_776_800 };

describe('report', () => {
  it('sums what the ledger holds, to the nano-dollar', async () => {
    const file = await ledgerWith(
      sampleCall('a1', today),
      sampleCall('a2', { ...today, model: 'acme-1', costNano: null }),
      sampleCall('a3', { ...today, model: 'acme-2', costNano: null, coveredBy: 'Plus' }),
    );
    const { json, text, exit } = await promptmeter(['report', '--ledger', file]);
    expect(exit).toBe(0);
    expect(json).toMatchObject({
      totals: {
        calls: 3,
        input: 300,
        costNano: 1_700_000,
        unpricedCalls: 1,
        coveredCalls: 1,
        coveredBy: ['Plus'],
      },
      byPrompt: [{ prompt: 'prompts/reply.prompt.md', calls: 3 }],
    });
    expect(text).toContain('$0.0017 + 1 covered by Plus + 1 unpriced');
  });

  it('narrows to a workspace and to days', async () => {
    const file = await ledgerWith(
      sampleCall('a1', today),
      sampleCall('a2', { ...today, workspace: 'other' }),
    );
    const { json } = await promptmeter(['report', '--ledger', file, '--workspace', 'other', '--days', '7']);
    expect(json).toMatchObject({ totals: { calls: 1 } });
  });

  it('says what findings on a prompt would have saved on the calls it had', async () => {
    const workspace = dirname(ledgerFile());
    writeFileSync(
      join(workspace, 'sort.prompt.md'),
      '---\nmodel: gpt-4o\n---\nClassify the review as positive or negative.\nAnswer with the label only.\n\n{{review}}',
    );
    const call = { ...today, workspace, prompt: 'sort.prompt.md' };
    const file = await ledgerWith(
      sampleCall('a1', call),
      sampleCall('a2', call),
      sampleCall('a3', { ...call, prompt: 'gone.prompt.md' }),
    );
    const { json } = await promptmeter(['report', '--ledger', file]);
    const lint = await promptmeter(['lint', join(workspace, 'sort.prompt.md')]);
    const { findings } = lint.json as { findings: { code: string; savingNano: number }[] };
    const cheaper = findings.find(it => it.code === 'cheaper-model')!;
    expect(cheaper.savingNano).toBeGreaterThan(0);
    expect(json).toMatchObject({
      savings: { providerCacheNano: 3 * 76_800, netNano: 3 * 76_800 },
      opportunities: [
        { prompt: 'sort.prompt.md', code: 'cheaper-model', calls: 2, savingNano: 2 * cheaper.savingNano },
      ],
    });
  });

  it('names hours of retries and prompts that grew, with what that cost', async () => {
    const today = new Date();
    const noon = (daysAgo: number) =>
      new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo, 12).getTime();
    const tokens = { input: 0, cacheRead: 0, output: 0, costNano: 0 };
    const calls = [1, 2, 10, 11].flatMap(daysAgo =>
      Array.from({ length: 5 }, (_, index) =>
        sampleCall(`c${daysAgo}-${index}`, {
          ...tokens,
          at: noon(daysAgo),
          input: daysAgo < 7 ? 4000 : 1000,
          costNano: daysAgo < 7 ? 40e6 : 10e6,
        }),
      ),
    );
    const retried = Array.from({ length: 12 }, (_, index) =>
      sampleCall(`r${index}`, { ...tokens, at: noon(2), status: 'retried' }),
    );
    const file = await ledgerWith(...calls, ...retried);
    const { json, text } = await promptmeter(['report', '--ledger', file]);
    expect(json).toMatchObject({
      standOut: {
        days: [],
        hours: [],
        storms: [{ retriedCalls: 12, calls: 5 }],
        changes: [{ kind: 'jumped', name: 'prompts/reply.prompt.md', moreNano: 300_000_000 }],
      },
    });
    expect(text).toMatch(
      /\d{4}-\d\d-\d\d 12:00 to 13:00, a storm of retries: 12 attempts failed and were made again, beside 5 calls; usual is less than one an hour\./,
    );
    expect(text).toContain(
      'prompts/reply.prompt.md took 4,000 input tokens a call in the last 7 days, and 1,000 before: $0.30 more.',
    );
  });

  it('does not make a ledger where there is none', async () => {
    const file = join(ledgerFile(), '../none.db');
    const { complaints, exit } = await promptmeter(['report', '--ledger', file]);
    expect([exit, complaints]).toEqual([2, [`There is no ledger at ${file}.`]]);
  });
});
