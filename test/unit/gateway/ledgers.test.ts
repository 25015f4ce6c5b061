import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Database } from 'better-sqlite3';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLedger } from '../../../src/ledger';
import { startCanned } from '../../support/server/canned.mts';
import { ledgerFile } from '../ledger/sample';
import { openInFront, token } from './open';
import { bearer, chatBody, post } from './raw';

/** The connections that this process has to ledgers. */
const opened = vi.hoisted(() => [] as Database[]);
vi.mock('../../../src/ledger/file/driver', async original => {
  const { loadDriver } = await original<typeof import('../../../src/ledger/file/driver')>();
  return {
    loadDriver: async () => {
      const Driver = await loadDriver();
      return class extends Driver {
        constructor(...given: ConstructorParameters<typeof Driver>) {
          super(...given);
          opened.push(this as unknown as Database);
        }
      };
    },
  };
});

const usage = { prompt_tokens: 9, completion_tokens: 4, total_tokens: 13 };
const choices = [{ message: { content: 'Here.' }, finish_reason: 'stop' }];
const whole = JSON.stringify({ model: 'gpt-4o-mini', choices, usage });

/** A gateway on a ledger as it is in a window, and one call through it. */
async function inFrontOf(ledger: ReturnType<typeof openLedger>) {
  onTestFinished(() => ledger.close());
  const server = await startCanned({ headers: ['content-type', 'application/json'], pieces: [whole] });
  onTestFinished(() => server.close());
  const front = await openInFront(server.origin, {}, ledger);
  const call = async () => {
    const answer = await post(`${front.gateway.url}/v1/chat/completions`, chatBody(), bearer(token));
    return [answer.status, answer.body.toString()];
  };
  return { ...front, call };
}

it('the disk is full: calls are answered, the user is told once, and all are kept once there is room', {
  timeout: 30_000,
}, async () => {
  const file = ledgerFile();
  const ledger = openLedger({ file, onNotice: it => expect.fail(it.message) });
  const { call, troubles } = await inFrontOf(ledger);
  expect(await ledger.calls(1)).toEqual([]);
  const [db] = opened;
  db!.pragma(`max_page_count = ${db!.pragma('page_count', { simple: true })}`);
  let made = 0;
  for (; troubles.length === 0 || made % 5 > 0; made++) expect(await call()).toEqual([200, whole]);
  for (const last = made + 5; made < last; made++) expect(await call()).toEqual([200, whole]);
  expect(troubles).toEqual([`The ledger ${file} could not be written: the disk is full.`]);
  db!.pragma('max_page_count = 1000000');
  await expect.poll(async () => (await ledger.calls(1000)).length, { timeout: 20_000 }).toBe(made);
  expect(troubles).toHaveLength(1);
});

const holding = `
  const Database = require('better-sqlite3');
  const db = new Database(process.argv[1]);
  db.exec('BEGIN EXCLUSIVE');
  process.stdout.write('held');
  process.stdin.once('end', () => db.exec('COMMIT')).resume();
`;

it('another program holds the ledger for longer than is waited: the same', { timeout: 60_000 }, async () => {
  const file = ledgerFile();
  const workerPath = resolve('dist/ledgerWorker.js');
  const ledger = openLedger({ file, workerPath, onNotice: it => expect.fail(it.message) });
  const { call, troubles } = await inFrontOf(ledger);
  expect(await ledger.calls(1)).toEqual([]);
  const holder = spawn(process.execPath, ['-e', holding, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  let made = 0;
  // Some wait for the lock, some for those that wait, and some come while it is tried again.
  for (; troubles.length === 0; made++) {
    expect(await call()).toEqual([200, whole]);
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  holder.stdin.end();
  await expect.poll(async () => (await ledger.calls(1000)).length, { timeout: 30_000 }).toBe(made);
  expect(troubles).toEqual([`The ledger ${file} is held by another program. Try again when that is done.`]);
});
