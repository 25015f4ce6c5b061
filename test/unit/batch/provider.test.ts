import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  anthropicBatches,
  openAiBatches,
  type Progress,
  readJob,
  resumeBatch,
  runBatch,
} from '../../../src/batch';
import { type Call, openLedger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { tokens } from '../../support/tokens';

const apiKey = 'sk-test-0123456789';
let server: ScriptedServer;
let folder: string;
let recorded: Map<string, Call>;

beforeEach(async () => {
  server = await startServer();
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-batch-'));
  recorded = new Map();
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const lines = ['1', '2', '3', '4', '5'].map(key => ({
  key,
  messages: [
    { role: 'system' as const, text: 'Answer in a word.' },
    { role: 'user' as const, text: `What is number ${key}?` },
  ],
}));

const apis = { openai: openAiBatches, anthropic: anthropicBatches };

async function record(calls: readonly Call[]) {
  for (const call of calls) if (!recorded.has(call.id)) recorded.set(call.id, call);
}

function run(kind: keyof typeof apis, over: Partial<Parameters<typeof runBatch>[0]> = {}) {
  const signal = over.signal ?? new AbortController().signal;
  return runBatch({
    api: apis[kind]({ baseUrl: server.baseUrl, apiKey, signal }),
    server: { api: kind, baseUrl: server.baseUrl },
    lines,
    asked: { model: kind === 'openai' ? 'gpt-4o-mini' : 'claude-haiku-4-5' },
    cost: { kind: 'priced', requests: 5, lowNano: 400, expectedNano: 600, highNano: 900 },
    stateFile: join(folder, 'items.batch.json'),
    signal,
    firstWaitMs: 1,
    booking: { workspace: 'shop', prompt: 'a.json', source: 'batch', task: 'extraction' },
    rooms: { prices: createPrices(), tokens, ledger: { record } },
    ...over,
  });
}

describe.each(['openai', 'anthropic'] as const)('a batch of %s', kind => {
  it('answers each line, tells how it goes on, and books each at half the price', async () => {
    server.batches.script = { perLook: 2, text: key => `answer ${key}` };
    const seen: Progress[] = [];
    const { results, calls } = await run(kind, { onProgress: it => seen.push(it) });
    expect(results).toEqual(lines.map(({ key }) => ({ key, text: `answer ${key}` })));
    expect(seen.map(it => it.done)).toEqual([2, 4, 5]);
    expect(calls).toHaveLength(5);
    const [call] = calls!;
    const [input, output] = kind === 'openai' ? [75, 300] : [500, 2500];
    expect(call).toMatchObject({
      batch: true,
      status: 'ok',
      interactive: false,
      costNano: call!.input * input + call!.output * output,
    });
    expect(call!.input).toBeGreaterThan(10);
  });

  it('is found again by whoever comes next, and booked once', async () => {
    server.batches.script = { perLook: 2 };
    const waiting = await run(kind, { once: true });
    expect([waiting.results, waiting.progress.done]).toEqual([undefined, 2]);
    const { batchId, results } = await run(kind);
    expect([batchId, results?.length, server.batches.kept.length]).toEqual([waiting.batchId, 5, 1]);
    await run(kind);
    expect([recorded.size, server.batches.kept.length]).toEqual([5, 1]);
    const kept = readFileSync(join(folder, 'items.batch.json'), 'utf8');
    for (const secret of [apiKey, 'Answer in a word']) expect(kept).not.toContain(secret);
  });

  it('gives what there is when it expires, and says why the rest is missing', async () => {
    server.batches.script = { perLook: 2, expiresAfter: 3, failing: ['2'] };
    const { results, progress } = await run(kind);
    expect(progress.ended).toBe('expired');
    expect(results?.map(it => it.error)).toEqual([
      undefined,
      'Line 2 is too long.',
      undefined,
      'The batch expired before its turn.',
      'The batch expired before its turn.',
    ]);
    const failed = recorded.get(`${server.batches.kept[0]?.id}/2`);
    expect(failed).toMatchObject({
      status: 'error',
      costNano: 0,
      error: 'The line of the batch was not answered.',
    });
    expect(recorded.size).toBe(3);
  });

  it('is gone on with where nothing is left of it but its file', async () => {
    server.batches.script = { perLook: 2, text: key => `answer ${key}` };
    const { batchId } = await run(kind, { once: true });
    const stateFile = join(folder, 'items.batch.json');
    expect((await readJob(stateFile))?.closedAt).toBeUndefined();
    const { signal } = new AbortController();
    const resumed = await resumeBatch({
      api: apis[kind]({ baseUrl: server.baseUrl, apiKey, signal }),
      ...{ stateFile, signal, firstWaitMs: 1 },
      rooms: { prices: createPrices(), tokens, ledger: { record } },
    });
    expect(resumed.results).toEqual(lines.map(({ key }) => ({ key, text: `answer ${key}` })));
    expect((await readJob(stateFile))?.closedAt).toBeGreaterThan(0);
    const { calls } = await run(kind);
    expect([recorded.size, server.batches.kept.length]).toEqual([5, 1]);
    const told = ({ id, costNano, prompt, task, usageFrom }: Call) => [id, costNano, prompt, task, usageFrom];
    expect([...recorded.values()].map(told)).toEqual(calls?.map(told));
    expect(recorded.get(`${batchId}/1`)).toMatchObject({ prompt: 'a.json', batch: true, countedInput: null });
  });

  it('that was refused leaves nothing behind', async () => {
    server.batches.script = { status: 401 };
    await expect(run(kind)).rejects.toThrow('refused the API key (401)');
    expect(existsSync(join(folder, 'items.batch.json'))).toBe(false);
  });

  it('goes on though the waiting is cancelled', async () => {
    server.batches.script = { perLook: 1 };
    const stopping = new AbortController();
    const { results } = await run(kind, { signal: stopping.signal, onProgress: () => stopping.abort() });
    expect(results).toBeUndefined();
    expect((await run(kind)).results?.every(it => it.text !== null)).toBe(true);
    expect(server.batches.kept).toHaveLength(1);
  });
});

describe('a batch that was being handed in when its process ended', () => {
  it('is found by its mark where the provider lists it', async () => {
    server.batches.script = { hangUp: true };
    await expect(run('openai')).rejects.toThrow('No answer came from');
    server.batches.script = {};
    expect((await run('openai')).results).toHaveLength(5);
    expect(server.batches.kept).toHaveLength(1);
  });

  it('is gone on with by its file alone, and its file let go where it never arrived', async () => {
    const stateFile = join(folder, 'items.batch.json');
    const { signal } = new AbortController();
    const resume = () =>
      resumeBatch({
        api: apis.openai({ baseUrl: server.baseUrl, apiKey, signal }),
        ...{ stateFile, signal, firstWaitMs: 1 },
        rooms: { prices: createPrices(), tokens, ledger: { record } },
      });
    server.batches.script = { hangUp: true };
    await expect(run('openai')).rejects.toThrow('No answer came from');
    // Others were handed in since, so that it is not on the first page of the provider's list.
    server.batches.kept.push({ ...server.batches.kept[0]!, id: 'batch_2', metadata: null });
    server.batches.script = { perPage: 1 };
    const file = readFileSync(stateFile, 'utf8');
    const { batchId, results } = await resume();
    expect([batchId, results?.length, recorded.size]).toEqual(['batch_1', 5, 5]);
    writeFileSync(stateFile, file.replace(/"mark": "[^"]+"/, '"mark": "another"'));
    await expect(resume()).rejects.toThrow('never arrived');
    expect(existsSync(stateFile)).toBe(false);
  });

  it('is not handed in again where nobody can tell', async () => {
    server.batches.script = { hangUp: true };
    await expect(run('anthropic')).rejects.toThrow('No answer came from');
    server.batches.script = {};
    await expect(run('anthropic')).rejects.toThrow('It is not known whether this batch arrived');
    expect(server.batches.kept).toHaveLength(1);
  });
});

it('counts under a hard budget from when it is handed in until it is booked, and is refused where that has no room', async () => {
  const ledger = openLedger({ file: join(folder, 'ledger.db'), onNotice: it => expect.fail(it.message) });
  onTestFinished(() => ledger.close());
  const amountNano = 1_000_000;
  const budget = { name: 'all', amountNano, period: 'month', everywhere: false, hard: true } as const;
  const limits = { budgets: [budget], ledger };
  const cost = {
    kind: 'priced',
    requests: 5,
    lowNano: 1,
    expectedNano: amountNano,
    highNano: amountNano,
  } as const;
  const rooms = { prices: createPrices(), tokens, ledger };
  server.batches.script = { perLook: 2 };
  await run('openai', { once: true, cost, limits, rooms });
  const other = { stateFile: join(folder, 'other.json'), lines: lines.slice(1), cost, limits, rooms };
  await expect(run('openai', other)).rejects.toThrow(
    /^The budget “all” does not allow the call: .* calls under way may cost/,
  );
  expect([server.batches.kept.length, existsSync(other.stateFile)]).toEqual([1, false]);
  expect((await run('openai', { cost, limits, rooms })).calls).toHaveLength(5);
  expect((await run('openai', other)).calls).toHaveLength(4);
});

it('does not mix up batches that are kept under one name, nor read what is no batch', async () => {
  await run('openai', { once: true });
  await expect(run('openai', { lines: lines.slice(1) })).rejects.toThrow(
    'keeps another batch, of 5 items on gpt-4o-mini',
  );
  writeFileSync(join(folder, 'items.batch.json'), '{"dependencies":{}}');
  await expect(run('openai')).rejects.toThrow('should hold how a batch stands');
});

it('cancels', async () => {
  server.batches.script = { perLook: 1 };
  const { batchId } = await run('openai', { once: true });
  await openAiBatches({ baseUrl: server.baseUrl, apiKey, signal: new AbortController().signal }).cancel(
    batchId,
  );
  const { results } = await run('openai');
  expect(results?.filter(it => it.error === 'The batch was cancelled before its turn.')).toHaveLength(4);
});
