import { readdirSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openJournal, recoverJournals } from '../../../src/gateway/journal';
import { type Call, openLedger } from '../../../src/ledger';
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
  await recoverJournals(file, { record: async rows => void booked.push(...rows) }, false);
  expect(booked).toEqual(kept);
  expect(journalsOf(file)).toEqual([]);
});

const words = { id: 'a', messages: [{ role: 'user', text: 'My key is sk-0123456789abcdef.' }], values: null };

it.each([true, false])(
  'holds the words that are kept, without keys, and gives them back where they may still be kept: %s',
  async keepsText => {
    const file = ledgerFile();
    const journal = openJournal(file);
    journal.begin('b', () => sampleCall('b'));
    journal.over([sampleCall('a')], [{ ...words, answer: 'So it is.' }]);
    journal.close();
    const [name = ''] = journalsOf(file);
    const path = join(dirname(file), name);
    expect(readFileSync(path, 'utf8')).not.toContain('0123456789');
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
    renameSync(path, path.replace(/-\d+-\d+$/, '-999999999-0'));
    const ledger = openLedger({ file, onNotice: it => expect.fail(it.message) });
    onTestFinished(() => ledger.close());
    await recoverJournals(file, ledger, keepsText);
    expect((await ledger.calls(5)).map(it => it.id)).toEqual(['a']);
    const texts = await ledger.texts({});
    expect(texts.map(it => [it.messages[0]?.text, it.answer])).toEqual(
      keepsText ? [['My key is …', 'So it is.']] : [],
    );
  },
);

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
