import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import type { Call, LedgerNotice } from '../../../src/ledger';
import { Store } from '../../../src/ledger/store';

/** A call as it could have been made, but for what `over` says. */
export function sampleCall(id: string, over: Partial<Call> = {}): Call {
  return {
    id,
    at: new Date(2026, 10, 21, 12).getTime(),
    model: 'gpt-4o-mini-2024-07-18',
    askedModel: 'gpt-4o-mini',
    provider: 'openai',
    input: 100,
    cacheRead: 1024,
    cacheWrite5m: 0,
    cacheWrite1h: 0,
    output: 50,
    usageFrom: 'provider',
    costNano: 121_800,
    savedNano: 76_800,
    workspace: 'shop',
    prompt: 'prompts/reply.prompt.md',
    task: 'writing',
    user: 'ada',
    source: 'run',
    status: 'ok',
    attempts: 1,
    latencyMs: 1200,
    firstTokenMs: 300,
    error: '',
    ...over,
  };
}

/** The path of a ledger that is not there yet, in a folder that goes with the test. */
export function ledgerFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-ledger-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'ledger.db');
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
