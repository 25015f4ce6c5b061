// Four windows, each a process of its own, that write into one ledger for ten seconds: each records calls one after the
// other and imports beside it without a pause. How long a recorded call waits until it is durable, and whether any failed.
// usage: npm run bench:windows [-- --json]
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Call, openLedger, unknownCall } from '../../src/ledger';
import { percentile, report } from './report';

const windows = 4;
const runMs = 10_000;
const importedAtOnce = 600;

const callOf = (source: string): Call => ({
  ...unknownCall,
  id: randomUUID(),
  at: Date.now(),
  model: 'model-2026-01-01',
  askedModel: 'model',
  provider: 'provider',
  input: 1200,
  output: 300,
  costNano: 360_000,
  inputNano: 180_000,
  listNano: 360_000,
  workspace: '/home/team/workspace',
  prompt: 'prompts/reply.prompt.md',
  task: 'writing',
  user: 'ada',
  source,
});

/** One window's milliseconds of each recorded call, and the sentences of what failed. */
interface Waits {
  readonly waits: readonly number[];
  readonly failures: readonly string[];
}

async function write(file: string): Promise<Waits> {
  const waits: number[] = [];
  const failures: string[] = [];
  const ledger = openLedger({
    file,
    workerPath: resolve('dist/ledgerWorker.js'),
    onNotice: ({ message }) => failures.push(message),
  });
  await ledger.report();
  const end = performance.now() + runMs;
  const until = async (work: () => Promise<unknown>) => {
    while (performance.now() < end) await work().catch((error: Error) => failures.push(error.message));
  };
  const record = async () => {
    const started = performance.now();
    await ledger.record([callOf('run')]);
    waits.push(performance.now() - started);
  };
  const importSome = () => ledger.import(Array.from({ length: importedAtOnce }, () => callOf('codex')));
  await Promise.all([until(record), until(importSome)]);
  await ledger.close();
  return { waits, failures };
}

async function startWindow(file: string): Promise<Waits> {
  const child = spawn(process.execPath, [process.argv[1]!, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  return JSON.parse(await text(child.stdout)) as Waits;
}

const given = process.argv[2];
if (given !== undefined && !given.startsWith('--')) {
  process.stdout.write(JSON.stringify(await write(given)));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
  try {
    const file = join(folder, 'ledger.db');
    const all = await Promise.all(Array.from({ length: windows }, () => startWindow(file)));
    const waits = all.flatMap(it => it.waits);
    const failures = all.flatMap(it => it.failures);
    for (const failure of new Set(failures)) console.error(failure);
    report(
      {
        recordedCalls: waits.length,
        medianWaitMs: percentile(waits, 0.5),
        p99WaitMs: percentile(waits, 0.99),
        longestWaitMs: Math.max(...waits),
        failures: failures.length,
      },
      { longestWaitMs: { most: 250 }, failures: { most: 0 } },
      1,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
