import { mostBehindPercent } from '../../../src/routing/adequate';
import { rateComplexity } from '../../../src/routing/complexity';
import { detectTask } from '../../../src/routing/task';
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

/** The published gap between small and large models on the nearest kind of task; the mean of all where it is unsure. */
function hint(prompt: string): number {
  const { type, confidence } = detectTask(prompt);
  return confidence === 'unsure' ? meanGap : gapPercent.small[kindOf[type]];
}

/** What the product compares: that gap, and what a model may be behind on a prompt that asks for as much at once. */
function hintWithComplexity(prompt: string): number {
  return hint(prompt) - mostBehindPercent[rateComplexity(prompt, prompt.length / charactersPerToken)];
}

/** Near enough for a benchmark: complexity only asks whether there are more than thousands. */
const charactersPerToken = 4;

const gaps = taskTypes.map(type => gapPercent.small[kindOf[type]]);
const meanGap = gaps.reduce((a, b) => a + b, 0) / gaps.length;

export const routers: Readonly<Record<string, Router>> = {
  random: () => 0,
  length: prompt => prompt.length,
  keywords,
  hint,
  hintWithComplexity,
};
