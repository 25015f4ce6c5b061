import { readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openJournal, recoverJournals } from '../../../src/gateway/journal';
import type { Call } from '../../../src/ledger';
import { ledgerFile, sampleCall } from '../ledger/sample';

const journalsOf = (file: string) => readdirSync(dirname(file)).filter(it => it.includes('underway'));

it('holds what is in no ledger yet, and does not grow with what is', async () => {
  const file = ledgerFile();
  const journal = openJournal(file);
  onTestFinished(() => journal.close());
  const kept = ['a', 'b', 'c'].map(id => sampleCall(id, { error: 'x'.repeat(500) }));
  journal.over(kept);
  for (let call = 0; call < 5000; call++) {
    const row = sampleCall(`done ${call}`, { error: 'x'.repeat(500) });
    journal.over([row]);
    journal.end([row.id]);
  }
  const [name = ''] = journalsOf(file);
  const path = join(dirname(file), name);
  expect(statSync(path).size).toBeLessThan(3_000_000);
  // As if the process that wrote it were gone.
  renameSync(path, path.replace(/-\d+-\d+$/, '-999999999-0'));
  const booked: Call[] = [];
  await recoverJournals(file, { record: async rows => void booked.push(...rows) });
  expect(booked).toEqual(kept);
  expect(journalsOf(file)).toEqual([]);
});

it('is gone once everything is in the ledger', () => {
  const file = ledgerFile();
  const journal = openJournal(file);
  journal.begin('a', () => sampleCall('a'));
  journal.over([sampleCall('a')]);
  expect(journalsOf(file)).toHaveLength(1);
  journal.end(['a']);
  expect(journalsOf(file)).toEqual([]);
  journal.close();
});
