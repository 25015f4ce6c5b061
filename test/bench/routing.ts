// How well the hint of a cheaper model orders prompts by their need of a strong one, beside chance, length and the
// tutorials' keywords: where prompts differ in type, where they do not, and between models made for one kind of task;
// and how often measuring 30 inputs is wrong. On public outcomes: ../shared/data/llmrouter-9models.jsonl.
// usage: npm run bench:routing [-- --json]
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { detectTask } from '../../src/routing/task';
import { percentile, report, worked } from './report';
import { type Curve, curveOf } from './routing/curve';
import { groups } from './routing/groups';
import { isGeneral, type Outcome, type Rivals, readOutcomes, rivals } from './routing/outcomes';
import { replay } from './routing/replay';
import { routers } from './routing/routers';

/** A router that does worse than this within one task, where 0.5 is chance, has done harm. */
const harmful = 0.4;

/** The lead of the strong model on a task below which there is nothing to make up. */
const worthRouting = 0.1;

const file = join(process.env.PROMPTMETER_SHARED ?? '../shared', 'data/llmrouter-9models.jsonl');
if (existsSync(file)) run(readOutcomes(file));
else console.log(`Nothing to measure on: there is no ${file}.`);

function run(outcomes: readonly Outcome[]): void {
  const pairs = rivals(outcomes);
  const general = pairs.filter(isGeneral);
  const tasks = [...groups(outcomes, it => it.task).values()];
  const figures: Record<string, number> = { prompts: outcomes.length, pairs: general.length };
  for (const [name, router] of Object.entries(routers)) {
    const needs = new Map(outcomes.map(it => [it, router(it.prompt)]));
    const curves = general.map(pair => curve(outcomes, needs, pair));
    const inTasks = general.flatMap(pair => tasks.flatMap(task => areaWithin(task, needs, pair)));
    const special = pairs.filter(it => !isGeneral(it)).map(pair => curve(outcomes, needs, pair));
    figures[`${name}.area`] = mean(curves.map(it => it.area));
    figures[`${name}.areaOfWorstPair`] = Math.min(...curves.map(it => it.area));
    figures[`${name}.strongShareFor95Percent`] = mean(curves.map(it => it.shareFor95));
    figures[`${name}.areaWithinOneTask`] = mean(inTasks);
    figures[`${name}.harmWithinOneTask`] = inTasks.filter(area => area < harmful).length / inTasks.length;
    figures[`${name}.areaWithSpecialists`] = mean(special.map(it => it.area));
  }
  const { triples, ...rule } = replay(outcomes, pairs);
  figures['measured.triples'] = triples;
  for (const [name, figure] of Object.entries(rule)) figures[`measured.${name}`] = figure;
  const times = outcomes.map(it => worked(() => detectTask(it.prompt)));
  figures['classifier.p95Ms'] = percentile(times, 0.95);
  report(
    figures,
    {
      'hint.area': { least: 0.65 },
      'measured.falseDowngrades': { most: 0.05 },
      'measured.savingsFound': { least: 0.45 },
      'classifier.p95Ms': { most: 1 },
    },
    1,
  );
}

function curve(
  outcomes: readonly Outcome[],
  needs: ReadonlyMap<Outcome, number>,
  { weak, strong }: Rivals,
): Curve {
  return curveOf(
    outcomes.map(it => ({
      need: needs.get(it) ?? 0,
      weak: it.scores[weak] ?? 0,
      strong: it.scores[strong] ?? 0,
    })),
  );
}

/** The area on prompts of one task; none where the strong model hardly leads. */
function areaWithin(
  task: readonly Outcome[],
  needs: ReadonlyMap<Outcome, number>,
  pair: Rivals,
): readonly number[] {
  const lead = mean(task.map(it => (it.scores[pair.strong] ?? 0) - (it.scores[pair.weak] ?? 0)));
  return lead < worthRouting ? [] : [curve(task, needs, pair).area];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, it) => sum + it, 0) / values.length;
}
