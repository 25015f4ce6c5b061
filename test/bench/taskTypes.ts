// How often the classifier of tasks is right on labelled prompts of others, set by set: a folder of JSON lines of
// `category` and `turns`, as FastChat has them, one file for each of the sets in routing/publicSets.ts.
// Measured 2026-11-27. Not looked at before: flan 78 % of 87, promptsource-2 78 % of 18. Seen while it was made:
// mt-bench 76 % of 50, vicuna 75 % of 60, promptsource 90 % of 31, super-natural-instructions 56 % of 9,
// prompt-engineering-guide 75 % of 8. Of CommonGen in llmrouter-9models it finds hardly any: those prompts are bare lists
// of words without an order, and it rightly says of nearly all that it is unsure.
// usage: npm run bench:task-types -- FOLDER [--json]
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { detectTask } from '../../src/routing/task';
import { report } from './report';
import { publicSets } from './routing/publicSets';

const folder = process.argv.slice(2).find(it => !it.startsWith('--'));
const files = Object.keys(publicSets).map(name => [name, join(folder ?? '', `${name}.jsonl`)] as const);
const found = files.filter(([, file]) => folder !== undefined && existsSync(file));
if (found.length > 0) run();
else console.log('Nothing to measure on: name a folder that holds one of the public sets.');

function run(): void {
  const figures: Record<string, number> = {};
  const verdicts: number[] = [];
  for (const [name, file] of found) {
    const right = judged(name, file);
    figures[`${name}.prompts`] = right.length;
    figures[`${name}.right`] = right.filter(Boolean).length / right.length;
    if (!publicSets[name]?.seen) verdicts.push(figures[`${name}.right`] ?? 0);
  }
  if (verdicts.length > 0) figures.meanOfUnseen = verdicts.reduce((sum, it) => sum + it, 0) / verdicts.length;
  report(figures, { meanOfUnseen: { least: 0.6 } }, 1);
}

/** Whether the classifier is right, for each prompt of a set whose category has a counterpart. */
function judged(name: string, file: string): readonly boolean[] {
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .flatMap(line => {
      const { category, turns } = JSON.parse(line) as { category: string; turns: readonly string[] };
      const type = publicSets[name]?.types[category];
      return type ? detectTask(turns[0] ?? '').type === type : [];
    });
}
