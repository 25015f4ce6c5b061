import { expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { ledgerFile, sampleCall } from '../ledger/sample';
import { promptmeter } from './promptmeter';

it('prints the sums of every day by model as Prometheus text', async () => {
  const file = ledgerFile();
  const ledger = openLedger({ file, onNotice: () => {} });
  await ledger.record([
    sampleCall('a1', {
      at: Date.now(),
      model: 'gpt-4o',
      input: 10,
      cacheRead: 4,
      output: 2,
      costNano: 1_500_000_000,
    }),
    sampleCall('a2', {
      at: new Date(2020, 0, 1).getTime(),
      model: 'gpt-4o',
      costNano: null,
      input: 1,
      cacheRead: 0,
      output: 0,
    }),
    sampleCall('a3', { at: Date.now(), model: 'a "b"\\c', costNano: 0 }),
  ]);
  await ledger.close();
  const { text, exit } = await promptmeter(['metrics', '--ledger', file]);
  expect(exit).toBe(0);
  const lines = text.split('\n');
  expect(lines).toContain('# TYPE promptmeter_calls_total counter');
  expect(lines).toContain('promptmeter_calls_total{model="gpt-4o"} 2');
  expect(lines).toContain('promptmeter_tokens_total{model="gpt-4o",bucket="input"} 11');
  expect(lines).toContain('promptmeter_tokens_total{model="gpt-4o",bucket="cache_read"} 4');
  expect(lines).toContain('promptmeter_cost_dollars_total{model="gpt-4o"} 1.5');
  expect(lines).toContain('promptmeter_unpriced_calls_total{model="gpt-4o"} 1');
  expect(lines).toContain('promptmeter_calls_total{model="a \\"b\\"\\\\c"} 1');
  // Each line is a comment or a sample; a scraper refuses the page for any other.
  for (const line of lines)
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+\{\w+="(?:[^"\\]|\\.)*"(,\w+="\w+")?\} [\d.e+-]+)$/);
});
