// A process that may not write the ledger it is given: root may write anything, so root becomes nobody here.
// Prints what a user would see, as JSON.
import { chmodSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { LedgerNotice } from '../../../../src/ledger';
import { Store } from '../../../../src/ledger/store';
import { sampleCall } from '../call';

const nobody = 65534;
const file = process.argv[2] ?? '';
// The addon is loaded first: nobody may not be allowed to read this project.
new Database(':memory:').close();
if (process.getuid?.() === 0) {
  process.setgroups?.([]);
  process.setgid?.(nobody);
  process.setuid?.(nobody);
}

const notices: LedgerNotice[] = [];
const store = new Store({ driver: Database, file, now: Date.now, onNotice: notice => notices.push(notice) });
const attempt = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    return (error as Error).message;
  }
};
const record = () => attempt(() => store.record([sampleCall('later', { at: Date.now() })])) ?? 'recorded';

store.open();
const first = { calls: attempt(() => store.report({}).totals.calls), recorded: record() };
chmodSync(dirname(file), 0o755);
for (const path of [file, `${file}-wal`].filter(existsSync)) chmodSync(path, 0o644);
const second = { recorded: record(), calls: attempt(() => store.report({}).totals.calls) };
store.close();
console.log(JSON.stringify({ notices, first, second }));
