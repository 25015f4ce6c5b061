import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Ledger, type LedgerNotice, openLedger } from '../../../src/ledger';
import { Store } from '../../../src/ledger/store';

export { noReport, sampleCall } from './call';

/** The path of a ledger that is not there yet, in a folder that goes with the test. */
export function ledgerFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
}

/** A ledger in a folder that goes with the test, closed before. */
export function newLedger(): Ledger {
  const ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
  onTestFinished(() => ledger.close());
  return ledger;
}

/** A store on `file`, closed with the test, and the notices it gave. */
export function openStore(file: string, now = new Date(2026, 10, 21, 18).getTime()) {
  const notices: LedgerNotice[] = [];
  const store = new Store({
    driver: Database,
    file,
    now: () => now,
    onNotice: notice => notices.push(notice),
  });
  store.open();
  onTestFinished(() => store.close());
  return { store, notices };
}
