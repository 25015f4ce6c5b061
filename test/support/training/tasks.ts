// Learns the classifier of tasks anew, writes its weights to src/routing/weights.data.ts, and says how it does on the
// prompts that were kept out: the last that were written.
// usage: npm run train:tasks
import { writeFileSync } from 'node:fs';
import { scores, softmax } from '../../../src/routing/classifier';
import { features } from '../../../src/routing/features';
import { type TaskType, taskTypes } from '../../../src/routing/taskType';
import { build } from './build';
import { readExamples } from './examples';
import { render } from './render';

const path = 'src/routing/weights.data.ts';
const folder = 'test/fixtures/tasks';
const started = performance.now();
const built = build(readExamples(`${folder}/training`));
writeFileSync(path, render(built));
console.log(`${path}: ${built.weights.length} weights in ${Math.round(performance.now() - started)} ms.`);

const keptOut = [...readExamples(`${folder}/keptOut`).values()].flat().map(({ type, text }) => {
  const shares = softmax(scores(features(text), built.weights, built.step));
  const share = Math.max(...shares);
  return { type, found: taskTypes[shares.indexOf(share)], share };
});
const percent = (of: typeof keptOut) =>
  `${((100 * of.filter(it => it.type === it.found).length) / of.length).toFixed(1)} % of ${of.length}`;
const from = (share: number) => keptOut.filter(it => it.share >= share);
console.log(
  `Right on prompts kept out: ${percent(keptOut)}; where clear ${percent(from(built.thresholds.clear))},`,
);
console.log(`clear or likely ${percent(from(built.thresholds.likely))}. By type:`);
for (const type of taskTypes) {
  const of = keptOut.filter(it => it.type === type);
  console.log(`  ${type}: ${percent(of)}${mistakes(of.filter(it => it.found !== type).map(it => it.found))}`);
}

function mistakes(found: readonly (TaskType | undefined)[]): string {
  const counts = taskTypes.map(type => ({ type, count: found.filter(it => it === type).length }));
  const most = counts.filter(it => it.count > 1).sort((a, b) => b.count - a.count);
  return most.length === 0 ? '' : `, taken for ${most.map(it => `${it.type} (${it.count})`).join(', ')}`;
}
