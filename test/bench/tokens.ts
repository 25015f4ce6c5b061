// How fast tokens are counted, beside the peers a VS Code extension could use instead; o200k_base, one process,
// rounds interleaved so that a slow moment of the machine hits all alike. All times are processor time, not the clock's.
// usage: npm run bench:tokens [-- --json]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTables } from '../../src/disk';
import { createTokens } from '../../src/tokens';
import { type Corpus, corpora } from './corpora';
import { createPeers, type Peer } from './peers';
import { type Floor, geometricMean, median, report, worked } from './report';

const rounds = 5;
const length = 1_000_000;
const ranks = 'node_modules/js-tiktoken/dist/ranks';
const figures: Record<string, number> = {};

// First of all, while nothing is compiled: what a user waits for when the first prompt is opened.
const cache = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
const countFirst = () => createTokens(openTables({ ranks, cache }).load).count('Hello world!', 'o200k_base');
figures.readyFirstEverMs = worked(countFirst);
globalThis.gc?.();
const heapBefore = process.memoryUsage().heapUsed;
const tables = openTables({ ranks, cache });
const tokens = createTokens(tables.load);
figures.readyCachedMs = worked(() => tokens.count('Hello world!', 'o200k_base'));
globalThis.gc?.();
figures.heapMb = (process.memoryUsage().heapUsed - heapBefore) / 1e6;

const runs = {
  letters: 'a',
  spaces: ' ',
  p50kSpaces: ' ',
  newlines: '\n',
  emoji: '😀',
  digits: '7',
  marks: '!',
  han: '字',
  mixed: 'aB',
};
for (const [name, unit] of Object.entries(runs)) {
  // p50k_base has tokens of 1 to 25 spaces: its spaces give the encoder most to try.
  const encoding = name === 'p50kSpaces' ? 'p50k_base' : 'o200k_base';
  const million = unit.repeat(1_000_000 / unit.length);
  const small = million.slice(0, 100_000);
  const times = Array.from({ length: rounds }, () => ({
    million: worked(() => tokens.count(million, encoding)),
    // Ten, as one takes too little time to be measured well.
    small: worked(() => Array.from({ length: 10 }, () => tokens.count(small, encoding))) / 10,
  }));
  figures[`run.${name}.millionMs`] = median(times.map(it => it.million));
  figures[`run.${name}.millionVs100k`] = median(times.map(it => it.million / it.small));
}
rmSync(cache, { recursive: true });

const peers: Readonly<Record<string, Peer>> = createPeers(tables.load('o200k_base'));
const caches = ['cold', 'warm'] as const;
const samples = new Map<string, number[]>();
const texts = Object.entries(corpora).map(([name, make]) => [name as Corpus, make(length)] as const);
for (let round = 0; round < rounds; round++) {
  for (const [corpus, text] of texts) {
    for (const [name, peer] of Object.entries(peers)) {
      peer.forget?.();
      for (const state of peer.forget ? caches : (['cold'] as const)) {
        const key = `${state}.${corpus}.${name}`;
        samples.set(key, [...(samples.get(key) ?? []), worked(() => peer.count(text))]);
      }
    }
  }
}

/** Megabytes of UTF-8 a second; a peer that remembers nothing is as fast warm as cold. */
const speed = (state: string, corpus: Corpus, text: string, peer: string): number => {
  const times = samples.get(`${state}.${corpus}.${peer}`) ?? samples.get(`cold.${corpus}.${peer}`) ?? [];
  return Buffer.byteLength(text) / 1000 / median(times);
};
for (const state of caches) {
  for (const [corpus, text] of texts) {
    for (const name of Object.keys(peers))
      figures[`${state}.${corpus}.${name}MBs`] = speed(state, corpus, text, name);
  }
}
for (const state of caches) {
  for (const name of Object.keys(peers).filter(it => it !== 'promptmeter')) {
    const ratios = texts.map(
      ([corpus, text]) => speed(state, corpus, text, 'promptmeter') / speed(state, corpus, text, name),
    );
    const title = `${state}Vs${name[0]?.toUpperCase()}${name.slice(1)}`;
    figures[`${title}Geomean`] = geometricMean(ratios);
    figures[`${title}Worst`] = Math.min(...ratios);
  }
  figures[`${state}VsFastestJsPeerWorst`] = Math.min(
    ...texts.map(
      ([corpus, text]) =>
        speed(state, corpus, text, 'promptmeter') /
        Math.max(
          ...['jsTiktoken', 'gptTokenizer', 'aiTokenizer'].map(name => speed(state, corpus, text, name)),
        ),
    ),
  );
}

const floors: Record<string, Floor> = {
  readyFirstEverMs: { most: 400 },
  readyCachedMs: { most: 60 },
  heapMb: { most: 5 },
  ...Object.fromEntries(
    Object.keys(runs).flatMap(name => [
      [`run.${name}.millionMs`, { most: 100 }],
      [`run.${name}.millionVs100k`, { most: 12 }],
    ]),
  ),
  warmVsJsTiktokenGeomean: { least: 60 },
  warmVsTiktokenWasmGeomean: { least: 15 },
  warmVsTiktokenWasmWorst: { least: 10 },
  coldVsTiktokenWasmGeomean: { least: 7 },
  coldVsTiktokenWasmWorst: { least: 3.5 },
  warmVsFastestJsPeerWorst: { least: 4 },
  coldVsFastestJsPeerWorst: { least: 4 },
};
report(figures, floors, rounds);
