// What a megabyte of hostile text costs each parser: the slowest text of every format, in milliseconds of processor
// time, beside a yardstick of the machine it runs on (JSON.parse and a regular expression over a megabyte).
// usage: npm run bench:parse [-- --json]
import { parsePrompts } from '../../src/prompts';
import { effortOf } from '../support/effort';
import { hostileCode, hostileHeads, hostilePaths, hostileTexts } from '../support/hostile';
import { median, report, worked } from './report';

const characters = 1_000_000;
const mostMs = 1000;

function slowest(path: string, head: string, units: readonly string[]): number {
  const times = units.map(unit => {
    const text = head + unit.repeat((characters - head.length) / unit.length);
    return effortOf(() => parsePrompts(path, text), mostMs).ms;
  });
  return Math.max(...times);
}

const rows = Array.from({ length: 14_000 }, (_, id) => ({
  id,
  role: 'user',
  content: 'a {x} that is read here',
}));
const json = JSON.stringify(rows);
const yardstick = () =>
  worked(() => {
    JSON.parse(json);
    for (const _ of json.matchAll(/\{[a-z]\}|\d+/g));
  });

const yardsticks: number[] = [];
const figures: Record<string, number> = {};
const formats = [
  ...hostilePaths.map(path => [path, hostileHeads[path] ?? '', hostileTexts] as const),
  ...['a.py', 'a.tsx'].map(path => [path, 'prompt = ', hostileCode] as const),
];
for (const [path, head, units] of formats) {
  figures[`${path}, slowest, ms`] = slowest(path, head, units);
  for (let round = 0; round < 5; round++) yardsticks.push(yardstick());
}
const floors = Object.fromEntries(Object.keys(figures).map(name => [name, { most: mostMs }]));
report({ ...figures, 'yardstick, ms': median(yardsticks) }, floors, 1);
