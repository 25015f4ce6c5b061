import { heldTo, mostBehindPercent } from '../../../src/routing/adequate';
import { sharesOf } from '../../../src/routing/classifier';
import { rateComplexity } from '../../../src/routing/complexity';
import { detectTask, type Task } from '../../../src/routing/task';
import { taskTypes } from '../../../src/routing/taskType';
import { gapPercent, kindOf } from '../../../src/routing/tier.data';

/** How much a prompt needs a strong model, by its text alone; only the order counts. */
export type Router = (prompt: string) => number;

const complex = /\b(?:analy[sz]e|compare|evaluate|design|architect|optimi[sz]e|debug)\b/i;
const plain = /\b(?:summari[sz]e|translate|extract|format|list|define)\b/i;

/** The tutorials' rule: words first, then 100 and 1,000 characters. */
function keywords(prompt: string): number {
  if (complex.test(prompt)) return 1;
  if (plain.test(prompt)) return 0;
  if (prompt.length < 100) return 0;
  return prompt.length > 1000 ? 1 : 0.5;
}

/**
 * How far small models are behind the large ones of their makers, as the product says it: on the type of a task that it
 * is sure of, else on that of the widest gap among those it may be. No leaderboard lists the benchmark's own models.
 */
function behind({ among }: Task): number {
  return Math.max(...among.map(type => gapPercent.small[kindOf[type]]));
}

/**
 * A prompt at the gap that the classifier's shares come to, sure or not: how a classifier of types and a table of gaps are
 * measured as a router of all prompts. The product says nothing by a mean, so that this is not its hint.
 */
function typesWithGaps(prompt: string): number {
  const shares = sharesOf(prompt);
  return taskTypes.reduce((sum, type, place) => sum + shares[place]! * gapPercent.small[kindOf[type]], 0);
}

function hint(prompt: string): number {
  return behind(detectTask(prompt));
}

/** What the product compares: that gap, and what a model may be behind on a prompt that asks for as much at once. */
function hintWithComplexity(prompt: string): number {
  const task = detectTask(prompt);
  const complexity = rateComplexity(prompt, prompt.length / charactersPerToken);
  return behind(task) - mostBehindPercent[heldTo(task, complexity)];
}

/** Near enough for a benchmark: complexity only asks whether there are more than thousands. */
const charactersPerToken = 4;

export const routers: Readonly<Record<string, Router>> = {
  random: () => 0,
  length: prompt => prompt.length,
  keywords,
  typesWithGaps,
  hint,
  hintWithComplexity,
};
