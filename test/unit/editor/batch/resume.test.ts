import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProvider, readJob, runBatch } from '../../../../src/batch';
import type { Rooms } from '../../../../src/editor';
import { offerBatches } from '../../../../src/editor/batch/resume';
import { type Ledger, openLedger } from '../../../../src/ledger';
import { createPrices } from '../../../../src/prices';
import { type ScriptedServer, startServer } from '../../../support/server/server.mts';
import { tokens } from '../../../support/tokens';
import { fakeUri, setWorkspaceFolders, window } from '../../../support/vscode';
import { ledgerFile } from '../../ledger/sample';

let server: ScriptedServer;
let ledger: Ledger;
let storage: string;

beforeEach(async () => {
  server = await startServer();
  ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
  storage = mkdtempSync(join(tmpdir(), 'promptmeter-resume-'));
  setWorkspaceFolders('/shop');
  window.said.length = 0;
  window.shown = undefined;
});
afterEach(async () => {
  window.shown?.close();
  setWorkspaceFolders();
  await ledger.close();
  await server.close();
  rmSync(storage, { recursive: true });
});

const rooms = () =>
  ({
    ...{ ledger, tokens, prices: createPrices() },
    context: { globalStorageUri: fakeUri(storage) },
    keys: { findOrAsk: async () => ({ key: 'k', from: 'stored' }) },
    log: { error: (message: string) => expect.fail(message), warn: () => {} },
  }) as unknown as Rooms;

/** Hands a batch of two rows in, and looks at it once, as a window does that is closed then. */
async function handIn(name: string, over: { workspace?: string; source?: string } = {}) {
  const folder = join(storage, 'batches');
  await mkdir(folder, { recursive: true });
  const { signal } = new AbortController();
  const messages = [{ role: 'user' as const, text: `Name the mood of ${name}.` }];
  server.batches.script = { perLook: 0 };
  const stateFile = join(folder, `${name}.json`);
  await runBatch({
    ...openProvider('openai', { baseUrl: server.baseUrl, apiKey: 'k', signal }),
    ...{ signal, stateFile, rooms: rooms(), once: true, asked: { model: 'gpt-4o-mini' } },
    lines: ['a', 'b'].map(key => ({ key, messages })),
    cost: { kind: 'priced', requests: 2, lowNano: 1, expectedNano: 2, highNano: 3 },
    booking: { workspace: '/shop', prompt: `${name}.md`, source: 'batch', task: 'extraction', ...over },
  });
  server.batches.script = { text: key => `answer ${key}` };
  return stateFile;
}

/** What a window that was just opened offers, if it does. */
async function offered() {
  window.said.length = 0;
  let isOver = false;
  const done = offerBatches(rooms()).finally(() => {
    isOver = true;
  });
  while (!isOver && window.said.length === 0) await new Promise(setImmediate);
  return { done, said: window.said[0] };
}

describe('a window that is opened again', () => {
  it('offers to continue its batch, opens the answers, and does not ask again', async () => {
    const stateFile = await handIn('reviews');
    const { done, said } = await offered();
    expect(said?.message).toBe(
      'A batch of reviews.md, 2 rows, was handed in and its answers not fetched. Continue?',
    );
    said?.press('Continue');
    await done;
    expect(window.shown?.getText()).toBe(
      '{"key":"a","text":"answer a","values":{}}\n{"key":"b","text":"answer b","values":{}}\n',
    );
    expect(window.said.at(-1)?.message).toMatch(/^reviews\.md: 2 of 2 rows answered · 2 calls · \$0\./);
    expect(await ledger.calls(5)).toMatchObject([
      { prompt: 'reviews.md', batch: true, costNano: expect.any(Number) },
      { prompt: 'reviews.md', batch: true },
    ]);
    expect(server.batches.kept).toHaveLength(1);
    expect((await readJob(stateFile))?.closedAt).toBeGreaterThan(0);
    expect((await offered()).said).toBeUndefined();
  });

  it('asks once for several, and no more where that is wished', async () => {
    await handIn('one');
    await handIn('two');
    const { done, said } = await offered();
    expect(said?.message).toBe('2 batches were handed in and their answers not fetched. Continue?');
    said?.press('Don’t Ask Again');
    await done;
    expect((await offered()).said).toBeUndefined();
  });

  it('asks later again where it is left open, and not for batches of another folder or of tests', async () => {
    await handIn('elsewhere', { workspace: '/other' });
    await handIn('trial', { source: 'trial' });
    expect((await offered()).said).toBeUndefined();
    await handIn('mine');
    for (const _ of [1, 2]) {
      const { done, said } = await offered();
      expect(said?.message).toContain('mine.md');
      said?.press();
      await done;
    }
  });

  it('says nothing where there never was a batch', async () => {
    expect((await offered()).said).toBeUndefined();
  });
});
