// A workspace of 10,000 prompt files: its first scan and the one at the next start, in a thread, beside a loop that
// reads the same files and counts them with gpt-tokenizer.
// usage: npm run bench:scan [-- --json]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { estimateDefaults } from '../../src/estimate';
import { type ScannedFile, scanInThread } from '../../src/scan';
import { corpora, randomFrom } from './corpora';
import { median, report, timed } from './report';

const rounds = 3;
const files = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));

/** Files of 1 to 9 KB, 20 in a folder, none like another. */
function writeWorkspace(): string[] {
  const corpus = corpora.prompts(2_000_000);
  const random = randomFrom(1);
  return Array.from({ length: files }, (_, index) => {
    const at = random(corpus.length - 9_000);
    const path = join(folder, `team${Math.floor(index / 20)}`, `task${index}.prompt.md`);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, `---\nmodel: gpt-4o\n---\n${corpus.slice(at, at + 1_000 + random(8_000))}\n`);
    return path;
  });
}

type Measured = { readonly seconds: number; readonly stallMs: number; readonly memoryMB: number };

async function scanned(memoryFile: string): Promise<Measured> {
  const found: ScannedFile[] = [];
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 20);
  const delay = monitorEventLoopDelay({ resolution: 2 });
  delay.enable();
  const start = performance.now();
  await scanInThread(
    resolve('dist/scanWorker.js'),
    {
      job: { folder, exclude: [], include: [], estimate: estimateDefaults, budget: {}, memoryFile },
      tables: { ranks: resolve('dist/ranks'), cache: resolve('node_modules/.cache/promptmeter') },
      ownModels: {},
    },
    message => {
      if (message.kind === 'steps') found.push(...message.steps.flatMap(it => it.file ?? []));
    },
    new AbortController().signal,
  );
  const seconds = (performance.now() - start) / 1000;
  delay.disable();
  clearInterval(watch);
  if (found.length !== files) throw new Error(`${found.length} of ${files} files were found.`);
  return { seconds, stallMs: delay.max / 1e6, memoryMB: (most - before) / 1e6 };
}

try {
  const paths = writeWorkspace();
  const peer = timed(() => {
    for (const path of paths) countTokens(readFileSync(path, 'utf8'), { disallowedSpecial: new Set() });
  });
  const first: Measured[] = [];
  const next: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    const memoryFile = join(folder, '..', `promptmeter-bench-${process.pid}-${round}.json`);
    first.push(await scanned(memoryFile));
    next.push(await scanned(memoryFile));
    rmSync(memoryFile);
  }
  const figure = (of: readonly Measured[], what: keyof Measured) => median(of.map(it => it[what]));
  report(
    {
      firstScanSeconds: figure(first, 'seconds'),
      nextStartSeconds: figure(next, 'seconds'),
      longestStallMs: Math.max(...[...first, ...next].map(it => it.stallMs)),
      memoryMB: figure(first, 'memoryMB'),
      firstScanVsGptTokenizerLoop: peer / 1000 / figure(first, 'seconds'),
      nextStartVsGptTokenizerLoop: peer / 1000 / figure(next, 'seconds'),
    },
    {
      firstScanSeconds: { most: 20 },
      nextStartSeconds: { most: 1 },
      longestStallMs: { most: 50 },
      memoryMB: { most: 150 },
    },
    rounds,
  );
} finally {
  rmSync(folder, { recursive: true });
}
