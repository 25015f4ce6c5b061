import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './process/bundle';
import { ledgerFile, openStore, sampleCall } from './sample';

let script: string;
beforeAll(async () => {
  script = await bundle('readOnly');
});

/** A ledger with one call, handed over to who may not write it. */
function lockedLedger({ unmerged = false } = {}): string {
  const file = ledgerFile();
  const { store } = openStore(file, Date.now());
  store.record([sampleCall('before', { at: Date.now() })]);
  if (unmerged) {
    // As a killed process leaves it: the call is in the log alone.
    for (const part of ['', '-wal']) copyFileSync(file + part, `${file}.killed${part}`);
    store.close();
    for (const part of ['', '-wal']) copyFileSync(`${file}.killed${part}`, file + part);
    for (const part of ['', '-wal']) rmSync(`${file}.killed${part}`);
  }
  store.close();
  expect(existsSync(`${file}-wal`)).toBe(unmerged);
  for (const path of [file, `${file}-wal`].filter(existsSync)) {
    if (process.getuid?.() === 0) chownSync(path, 65534, 65534);
    chmodSync(path, 0o444);
  }
  if (process.getuid?.() === 0) chownSync(dirname(file), 65534, 65534);
  return file;
}

describe.skipIf(process.platform === 'win32')('a ledger that may not be written', () => {
  it.each([
    ['the file', 0o755, {}],
    ['the file and its folder', 0o555, {}],
    ['the file and its folder, with calls still in the log', 0o555, { unmerged: true }],
  ])('%s: reports work, recording says why not, and works again as soon as it may', (_, folderMode, how) => {
    const file = lockedLedger(how);
    chmodSync(dirname(file), folderMode);
    const { stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: 'utf8' });
    expect(stderr).toBe('');
    const message = `The ledger ${file} is read-only, so new calls are not recorded; reports still work. Make it writable.`;
    expect(JSON.parse(stdout)).toEqual({
      notices: [{ kind: 'read-only', message }],
      first: { calls: 1, recorded: message },
      second: { recorded: 'recorded', calls: 2 },
    });
  });
});
