// Finding the prompt that made a request, among 10,000: processor time a request, beside a scan with one regular
// expression a prompt (as short as one can be written), and how many of 20,000 requests of a workspace of 1,000 are
// joined to their prompt.
// usage: npm run bench:match [-- --json]
import { indexOf } from '../support/rendered/indexed';
import { randomFrom } from '../support/rendered/random';
import { type Rendered, rendered } from '../support/rendered/requests';
import { type Authored, authored } from '../support/rendered/workspace';
import { median, percentile, report, worked } from './report';

const rounds = 5;

/** One regular expression for each prompt: its own words with any blanks between them, and anything for values. */
function naive(prompts: readonly Authored[]): (request: Rendered) => string | undefined {
  const all = prompts.map(({ path, messages }) => {
    const source = messages
      .map(it =>
        it.pieces.map(piece => (piece.kind === 'text' ? words(piece.text) : '[\\s\\S]*')).join('\\s*'),
      )
      .join('\\s*');
    return { path, length: source.length, pattern: new RegExp(`^\\s*${source}`) };
  });
  all.sort((a, b) => b.length - a.length);
  return ({ messages }) => {
    const text = messages.map(it => it.text).join('\n');
    return all.find(it => it.pattern.test(text))?.path;
  };
}

const words = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map(it => it.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('\\s+');

const many = authored(randomFrom(1), 10_000);
const files = Object.fromEntries(many.map(it => [it.path, it.file]));
const index = await indexOf(files);
const random = randomFrom(2);
const requests = Array.from({ length: 2000 }, () => rendered(random, many));
const scan = naive(many);
// In a longer one an expression with several values goes back and forth, for minutes in some.
const short = requests.filter(it => it.messages.reduce((sum, { text }) => sum + text.length, 0) < 700);

const means: number[] = [];
const ratios: number[] = [];
const single: number[] = [];
for (let round = 0; round <= rounds; round++) {
  const ms = worked(() => {
    for (const it of requests) index.match(it.messages);
  });
  const few = short.slice(round * 5, round * 5 + 5);
  const scanned = worked(() => {
    for (const it of few) scan(it);
  });
  if (round === 0) continue; // What the engine has yet to compile is no request's.
  means.push(ms / requests.length);
  ratios.push(scanned / few.length / (ms / requests.length));
  for (const it of requests) single.push(worked(() => index.match(it.messages)));
}

const workspace = authored(randomFrom(7), 1000);
const small = await indexOf(Object.fromEntries(workspace.map(it => [it.path, it.file])));
let [right, wrong] = [0, 0];
const asked = randomFrom(8);
for (let count = 0; count < 20_000; count++) {
  const { path, messages } = rendered(asked, workspace);
  const match = small.match(messages);
  if (match?.kind !== 'one') continue;
  if (match.prompt.file === path) right++;
  else wrong++;
}
const long = requests
  .map(it => it.messages.map(({ text }) => text).join('\n'))
  .join('\n')
  .slice(0, 1_000_000);
const longMs = median(
  Array.from({ length: 5 }, () => worked(() => index.match([{ role: 'user', text: long }]))),
);

report(
  {
    'a request among 10,000 prompts, mean, ms': median(means),
    'the same, p50, ms': percentile(single, 0.5),
    'the same, p99, ms': percentile(single, 0.99),
    'a request of 1 MB full of prompts, ms': longMs,
    'times a scan with regular expressions': median(ratios),
    'joined right, of 20,000 among 1,000': right / 20_000,
    'joined wrong': wrong,
  },
  {
    'the same, p99, ms': { most: 1 },
    'times a scan with regular expressions': { least: 10 },
    'joined right, of 20,000 among 1,000': { least: 0.99 },
    'joined wrong': { most: 0 },
  },
  rounds,
);
