// What a keystroke costs in a document that keeps its exact count, o200k_base: small documents beside large ones.
// usage: npm run bench:edit [-- --json]
import { openTables } from '../../src/disk';
import { createTokens } from '../../src/tokens';
import { corpora, randomFrom } from './corpora';
import { type Floor, median, percentile, report, timed } from './report';

const rounds = 5;
const keystrokes = 4000;
const cache = 'node_modules/.cache/promptmeter';
const tokens = createTokens(openTables({ ranks: 'node_modules/js-tiktoken/dist/ranks', cache }).load);

/** Microseconds of each of many edits by one person: a place, then some letters there, now and then a deletion. */
function type(text: string, seed: number): number[] {
  const document = tokens.open(text, 'o200k_base');
  const random = randomFrom(seed);
  const typed = [...'the model must answer in JSON, '];
  const times: number[] = [];
  for (let caret = 0; times.length < keystrokes; ) {
    if (times.length % 40 === 0) caret = random(document.length);
    const change =
      random(8) > 0 || caret === 0
        ? { rangeOffset: caret++, rangeLength: 0, text: typed[times.length % typed.length] ?? '' }
        : { rangeOffset: --caret, rangeLength: 1, text: '' };
    times.push(timed(() => document.change([change])) * 1000);
  }
  return times;
}

const figures: Record<string, number> = {};
const floors: Record<string, Floor> = {};
for (const [name, make] of Object.entries({ prose: corpora.prose, code: corpora.code, cjk: corpora.cjk })) {
  const large = make(1_000_000);
  const small = large.slice(0, 8_000);
  type(large, 1);
  const times = Array.from({ length: rounds }, (_, round) => ({
    small: type(small, round + 2),
    large: type(large, round + 2),
  }));
  const of = (size: 'small' | 'large', part: number) => median(times.map(it => percentile(it[size], part)));
  figures[`${name}.1MB.p50Us`] = of('large', 0.5);
  figures[`${name}.1MB.p99Us`] = of('large', 0.99);
  figures[`${name}.8KB.p50Us`] = of('small', 0.5);
  figures[`${name}.1MBVs8KB`] = of('large', 0.5) / of('small', 0.5);
  figures[`${name}.recountMs`] = median(
    Array.from({ length: rounds }, () => timed(() => tokens.count(large, 'o200k_base'))),
  );
  if (name !== 'cjk') floors[`${name}.1MB.p50Us`] = { most: 15 };
  floors[`${name}.1MB.p99Us`] = { most: name === 'cjk' ? 500 : 60 };
  floors[`${name}.1MBVs8KB`] = { most: 3 };
}
report(figures, floors, rounds);
