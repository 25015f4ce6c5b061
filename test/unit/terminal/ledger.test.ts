import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { ledgerFile, sampleCall } from '../ledger/sample';
import { promptmeter } from './promptmeter';

async function filled(...workspaces: string[]): Promise<string> {
  const file = ledgerFile();
  const ledger = openLedger({ file, onNotice: () => {} });
  await ledger.record(
    workspaces.map((workspace, index) => sampleCall(`${index}`, { workspace, at: Date.now() })),
  );
  await ledger.close();
  return file;
}

const calls = async (file: string) =>
  ((await promptmeter(['report', '--ledger', file])).json as { totals: { calls: number } }).totals.calls;

it('deletes and restores nothing without being told to, and says what it would', async () => {
  const file = await filled('shop', 'shop', 'blog');
  const copy = join(dirname(file), 'copy.db');
  expect((await promptmeter(['ledger', 'backup', copy, '--ledger', file])).exit).toBe(0);
  const asked = await promptmeter(['ledger', 'delete', '--ledger', file, '--workspace', 'shop']);
  expect(asked).toMatchObject({ exit: 1, complaints: ['Nothing was changed.'] });
  expect(asked.text).toContain(
    '2 calls of 1 days, $0.00024 in all, and their sums would be deleted. Add --yes',
  );
  expect(await calls(file)).toBe(3);
  const done = await promptmeter(['ledger', 'delete', '--ledger', file, '--workspace', 'shop', '--yes']);
  expect(done).toMatchObject({ exit: 0, json: { rows: 2, deleted: true } });
  expect(await calls(file)).toBe(1);
  expect((await promptmeter(['ledger', 'restore', copy, '--ledger', file])).exit).toBe(1);
  const restored = await promptmeter(['ledger', 'restore', copy, '--ledger', file, '--yes']);
  expect(restored.json).toMatchObject({ rows: 3, restored: true });
  expect(existsSync((restored.json as { replaced: string }).replaced)).toBe(true);
  expect(await calls(file)).toBe(3);
  const checked = await promptmeter(['ledger', 'check', '--ledger', file]);
  expect(checked).toMatchObject({ exit: 0, json: { rows: 3, problems: [] } });
});

it('exports by the ending of the name', async () => {
  const file = await filled('shop', 'blog');
  const out = join(dirname(file), 'out.json');
  expect(await promptmeter(['ledger', 'export', out, '--ledger', file, '--workspace', 'blog'])).toMatchObject(
    {
      exit: 0,
      json: { calls: 1 },
    },
  );
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject([{ workspace: 'blog' }]);
  const searched = await promptmeter(['ledger', 'export', out, '--ledger', file, '--search', 'nowhere']);
  expect(searched).toMatchObject({ exit: 0, json: { calls: 0 } });
  const done = await promptmeter(['ledger', 'export', out, '--ledger', file, '--status', 'done']);
  const failed = await promptmeter(['ledger', 'export', out, '--ledger', file, '--status', 'failed']);
  expect([done.json, failed.json]).toMatchObject([{ calls: 2 }, { calls: 0 }]);
});

it.each([
  [['ledger'], 'Say what to do with the ledger'],
  [['ledger', 'check'], 'Name the ledger'],
  [['ledger', 'check', '--ledger', '/nowhere/l.db'], 'There is no ledger at'],
  [['ledger', 'export', 'x.txt'], 'should end in .csv or .json'],
  [['ledger', 'delete'], 'Say what to delete'],
  [['ledger', 'delete', '--search', 'gpt'], '--search is for export alone'],
  [['ledger', 'delete', '--status', 'failed'], '--status is for export alone'],
  [
    ['ledger', 'export', 'x.csv', '--status', 'bad'],
    '--status takes done, failed, cut, retried, cached, not "bad".',
  ],
  [['ledger', 'delete', '--from', '2026-02-30'], 'A day is written YYYY-MM-DD'],
])('%j is misuse', async (words, sentence) => {
  const needsLedger = words.length > 1 && !words.includes('--ledger') && words[1] !== 'check';
  const given = needsLedger ? [...words, '--ledger', await filled('shop')] : words;
  const { exit, complaints } = await promptmeter(given);
  expect(exit).toBe(2);
  expect(complaints?.[0]).toContain(sentence);
});
