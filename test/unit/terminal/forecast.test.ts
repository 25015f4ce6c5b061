import { describe, expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { ledgerFile, sampleCall } from '../ledger/sample';
import { promptmeter } from './promptmeter';

const dayMs = 86_400_000;

async function ledgerOf(days: number): Promise<string> {
  const file = ledgerFile();
  const ledger = openLedger({ file, onNotice: () => {} });
  for (let back = 0; back < days; back++) {
    await ledger.record([
      sampleCall(`a${back}`, { at: Date.now() - back * dayMs, costNano: 2e9, model: 'gpt-4o' }),
    ]);
  }
  await ledger.close();
  return file;
}

describe('forecast', () => {
  it('says what the month will come to, from the days before', async () => {
    const { json, text, exit } = await promptmeter(['forecast', '--ledger', await ledgerOf(40)]);
    expect(exit).toBe(0);
    expect(json).toMatchObject({ month: { kind: 'forecast', historyDays: 39 }, unusual: [], scenarios: [] });
    expect(text).toMatch(/so far; \$[\d.]+ expected, \$[\d.]+ to \$[\d.]+ likely \(from 39 days\)\./);
  });

  it('says that there is too little to go by', async () => {
    const { text } = await promptmeter(['forecast', '--ledger', await ledgerOf(1)]);
    expect(text).toMatch(/^\$2\.00 since .* A forecast needs 3 days of calls before today; there are 0\.$/);
  });

  it('tells what would have been otherwise', async () => {
    const ledger = await ledgerOf(3);
    const { json, text } = await promptmeter(
      ['forecast', '--ledger', ledger].concat(
        ['gpt-4o -> gpt-4o-mini', '3x calls', 'gpt-4o -> nobody-9'].flatMap(it => ['--what-if', it]),
      ),
    );
    const { scenarios } = json as { scenarios: { nowNano: number; thenNano: number; unpriced: string[] }[] };
    expect(scenarios[0]!.thenNano).toBeLessThan(scenarios[0]!.nowNano / 10);
    expect(scenarios[1]).toMatchObject({ nowNano: 6e9, thenNano: 18e9 });
    expect(scenarios[2]).toMatchObject({ nowNano: 6e9, thenNano: 6e9, unpriced: ['gpt-4o'] });
    expect(text).toContain('3 times the calls: $18.00 instead of $6.00 in the last 30 days.');
    expect(text).toContain('No price for gpt-4o: counted as they were.');
  });

  it('prices a month of typical users where there is no ledger', async () => {
    const { json, text } = await promptmeter(['forecast', '--profiles', 'gpt-4o']);
    expect(json).toMatchObject({
      model: 'gpt-4o',
      profiles: [{ name: 'hobbyist', monthNano: 1_950_000_000 }, {}, {}, {}],
    });
    expect(text).toContain('small business');
  });

  it('refuses a scenario it does not understand', async () => {
    const { exit, complaints } = await promptmeter([
      'forecast',
      '--ledger',
      await ledgerOf(1),
      '--what-if',
      'cheaper',
    ]);
    expect(exit).toBe(2);
    expect(complaints).toEqual([
      '--what-if takes "MODEL -> MODEL", "40% cached" or "3x calls", not "cheaper".',
    ]);
  });
});
