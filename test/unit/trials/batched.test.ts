import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProvider } from '../../../src/batch';
import type { Budget } from '../../../src/budgets';
import { openCalls } from '../../../src/calls';
import { estimateDefaults } from '../../../src/estimate';
import { type Call, type Ledger, openLedger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import {
  type BatchedProgress,
  costOf,
  decision,
  leftOf,
  runBatchedTrial,
  runTrial,
  type Scoring,
  summary,
  together,
  trialCost,
} from '../../../src/trials';
import { type ScriptedServer, startServer } from '../../support/server/server.mts';
import { sorted } from '../../support/server/sorting.mts';
import { tokens } from '../../support/tokens';
import { ledgerFile } from '../ledger/sample';
import { letters, sortingPrompt } from './letters';

const apiKey = 'sk-test-0123456789';
const prices = createPrices();
let server: ScriptedServer;
let ledger: Ledger;
let folder: string;

beforeEach(async () => {
  server = await startServer();
  server.batches.script = { text: (_, request) => sorted(request) };
  ledger = openLedger({ file: ledgerFile(), onNotice: () => {} });
  folder = mkdtempSync(join(tmpdir(), 'promptmeter-batched-'));
});
afterEach(async () => {
  await ledger.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

const prompt = parsePrompts('sort.prompt', sortingPrompt('gpt-4o'))!.prompts[0]!;
const on = (model: string) => ({ name: model, prompt, model });
const calls = () => openCalls({ prices, tokens, ledger });

interface Given {
  readonly cheaper?: string;
  readonly count?: number;
  readonly scoring?: Scoring;
  readonly once?: boolean;
  readonly signal?: AbortSignal;
  readonly budgets?: readonly Budget[];
  readonly onProgress?: (progress: BatchedProgress) => void;
}

const optionsOf = ({ cheaper = 'gpt-4o-mini', count = 30, scoring = { kind: 'exact' }, budgets }: Given) => ({
  variants: [on('gpt-4o'), on(cheaper)] as const,
  inputs: letters(count),
  scoring,
  baseUrl: server.scripted('sorting'),
  apiKey,
  workspace: 'shop',
  path: 'sort.prompt',
  overhead: true,
  ...(budgets && { limits: { budgets, ledger } }),
});

function run(given: Given = {}) {
  const { signal = new AbortController().signal, once = false, onProgress = () => {} } = given;
  const options = optionsOf(given);
  const cost = trialCost(options.variants, options.inputs, options.scoring, estimateDefaults, {
    tokens,
    prices,
  });
  if (cost.kind === 'unpriced' || !cost.inBatch) throw new Error('Both models have a price in a batch.');
  return runBatchedTrial(
    {
      ...options,
      provider: openProvider('openai', { baseUrl: server.baseUrl, apiKey, signal }),
      stateFiles: [join(folder, 'a.json'), join(folder, 'b.json')],
      costs: cost.inBatch.sides,
      ...{ signal, once, onProgress, firstWaitMs: 1 },
    },
    calls(),
  );
}

async function ended(given: Given = {}) {
  const came = await run(given);
  if (came.kind !== 'done') throw new Error('The batches go on.');
  return came.trial;
}

describe('a trial through the provider’s batch', () => {
  it('comes to what it comes to at once, for half the money', async () => {
    const given = { cheaper: 'gpt-4.1-nano' };
    const trial = await ended(given);
    const atOnce = await runTrial(optionsOf(given), calls());
    expect(decision(trial)).toEqual(decision(atOnce));
    expect(decision(trial)).toMatchObject({ kind: 'keep', because: 'worse', pairs: 30 });
    expect(trial.pairs.map(it => [it.number, it.a.text, it.b.text, it.b.score])).toEqual(
      atOnce.pairs.map(it => [it.number, it.a.text, it.b.text, it.b.score]),
    );
    for (const { a, b } of trial.pairs) {
      for (const { call } of [a, b])
        expect(call).toMatchObject({
          batch: true,
          source: 'trial',
          overhead: true,
          prompt: 'sort.prompt#trial of sort',
        });
    }
    expect(costOf(trial).costNano * 2).toBe(costOf(atOnce).costNano);
    // The whole batch takes its time, which is no answer's.
    expect(summary(trial, 'a').medianLatencyMs).toBeNull();
  });

  it('is taken up where it was left, handed in once, and booked once', async () => {
    server.batches.script = { ...server.batches.script, perLook: 12 };
    const seen: BatchedProgress[] = [];
    expect(await run({ once: true })).toEqual({
      kind: 'waiting',
      progress: { total: 60, done: 24, failed: 0 },
    });
    const stopping = new AbortController();
    const left = await run({ signal: stopping.signal, onProgress: () => stopping.abort() });
    expect(left.kind).toBe('waiting');
    const trial = await ended({ onProgress: it => seen.push(it) });
    expect(seen.at(-1)).toEqual({ total: 60, done: 60, failed: 0 });
    await ended();
    const { totals } = await ledger.report();
    expect([totals.calls, totals.costNano]).toEqual([60, costOf(trial).costNano]);
    expect(server.batches.kept.map(it => it.lines.length)).toEqual([30, 30]);
  });

  it('leaves inputs that were not answered on both sides, which can be run alone', async () => {
    server.batches.script = { ...server.batches.script, expiresAfter: 20, failing: ['a-3', 'b-5'] };
    const trial = await ended();
    expect(trial.stopped).toBe('The batch expired before its turn.');
    expect(trial.pairs).toHaveLength(20);
    expect(trial.pairs[2]).toMatchObject({
      a: { failed: 'Line a-3 is too long.', score: null },
      b: { score: null },
    });
    expect(decision(trial).pairs).toBe(18);
    const left = leftOf(letters(30), trial);
    expect(left.map(it => it.number)).toEqual([3, 5, ...Array.from({ length: 10 }, (_, at) => 21 + at)]);
    const inputs = left.map(it => it.input);
    const whole = together(trial, await runTrial({ ...optionsOf({}), inputs }, calls()), left);
    expect(decision(whole)).toMatchObject({ kind: 'downgrade', pairs: 30 });
    expect(costOf(whole).costNano).toBe((await ledger.report()).totals.costNano);
  });

  it('counts what was answered on one side alone, though it is no pair', async () => {
    const { script } = server.batches;
    server.batches.script = { ...script, perLook: 5 };
    await run({ once: true });
    server.batches.script = script;
    const [, b] = server.batches.kept;
    b!.done = 10;
    b!.ended = 'cancelled';
    const trial = await ended();
    expect([trial.pairs.length, trial.apart.length]).toEqual([10, 20]);
    expect(trial.stopped).toBe('The batch was cancelled before its turn.');
    expect(costOf(trial).costNano).toBe((await ledger.report()).totals.costNano);
  });

  it('asks a judge at once, when the answers are there', async () => {
    const trial = await ended({
      cheaper: 'gpt-4.1-nano',
      count: 6,
      scoring: { kind: 'judge', model: 'gpt-4.1' },
    });
    expect(server.requests).toHaveLength(12);
    expect(trial.pairs.map(it => it.b.score)).toEqual([0.2, 1, 1, 0.2, 1, 1]);
    expect(trial.apart).toHaveLength(12);
    expect(trial.apart.every((it: Call) => !it.batch && it.task === 'validation')).toBe(true);
  });
});

describe('a trial in a batch that is refused', () => {
  it('by a budget that has room for either side alone hands nothing in', async () => {
    const { variants, inputs } = optionsOf({});
    const cost = trialCost(variants, inputs, undefined, estimateDefaults, { tokens, prices });
    const { lowNano = 0, expectedNano = 0 } = (cost.kind === 'priced' && cost.inBatch) || {};
    const hard = { name: 'all', period: 'day', everywhere: false, hard: true } as const;
    await expect(run({ budgets: [{ ...hard, amountNano: lowNano - 1 }] })).rejects.toThrow(
      'The budget “all” does not allow',
    );
    expect(server.batches.kept).toEqual([]);
    expect((await ended({ budgets: [{ ...hard, amountNano: expectedNano + 1 }] })).pairs).toHaveLength(30);
  });

  it('by the provider on one side has the other cancelled', async () => {
    server.batches.script = {
      ...server.batches.script,
      perLook: 1,
      status: 400,
      refusedModel: 'gpt-4o-mini',
    };
    await expect(run()).rejects.toThrow(
      /refused the request \(400\).*The batch of the other side was cancelled\.$/,
    );
    expect(server.batches.kept.map(it => it.ended)).toEqual(['cancelled']);
    expect(existsSync(join(folder, 'b.json'))).toBe(false);
  });

  it('once it was taken has the other cancelled too', async () => {
    server.batches.script = { ...server.batches.script, perLook: 5 };
    await run({ once: true });
    const of = (model: string) => server.batches.kept.find(it => it.lines[0]?.request.model === model)!;
    const [a, b] = [of('gpt-4o'), of('gpt-4o-mini')];
    b.done = 0;
    b.ended = 'failed';
    await expect(run()).rejects.toThrow(
      'The batch on gpt-4o-mini failed. It said: Its file cannot be read. The batch of the other side was cancelled.',
    );
    expect(a.ended).toBe('cancelled');
  });

  it('for a while is handed in the rest of the way later', async () => {
    server.batches.script = { ...server.batches.script, status: 503, refusedModel: 'gpt-4o-mini' };
    await expect(run()).rejects.toThrow('failed to answer (503)');
    server.batches.script = { text: (_, request) => sorted(request) };
    expect((await ended()).pairs).toHaveLength(30);
    expect(server.batches.kept).toHaveLength(2);
  });
});
