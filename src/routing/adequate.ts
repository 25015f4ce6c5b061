import { isBelow, type Known } from './candidates';
import { published } from './published';
import type { Complexity } from './route';
import type { Task } from './task';
import { kindOf, tierFor } from './tier.data';

/**
 * How far a model may be behind on the nearest kind of task, in per cent of the other's score. What a prompt asks for
 * at once moves this bar, and nothing that is said of the models. This reading of the gaps is ours, as is that of tiers.
 */
export const mostBehindPercent: Readonly<Record<Complexity, number>> = { low: 6, medium: 3, high: 1 };

const stricter: Readonly<Record<Complexity, Complexity>> = { low: 'medium', medium: 'high', high: 'high' };

/** The complexity whose bar a prompt is held to: a stricter one where what it asks for is not clear. */
export function heldTo({ confidence }: Task, complexity: Complexity): Complexity {
  return confidence === 'unsure' ? stricter[complexity] : complexity;
}

/**
 * Whether published results support a model for a task in place of `now`, whichever of its types it is of: those of
 * both models where a leaderboard lists both, else what was found of models of their classes. That is too little where
 * the type is not clear: there their maker must put the one in the place of the other.
 */
export function isAdequate(task: Task, complexity: Complexity, now: Known, candidate: Known): boolean {
  const found = published(task.among, now.name, candidate.name);
  const bar = heldTo(task, complexity);
  if (found) return found.dominates || found.gapPercent <= mostBehindPercent[bar];
  if (task.confidence === 'unsure' && !isReplacement(now, candidate)) return false;
  return task.among.every(type => !isBelow(candidate.standing.tier, tierFor[kindOf[type]][bar]));
}

/** Whether the maker names a model as the replacement of `now`, or describes it as one of its class or a higher one. */
function isReplacement(now: Known, { name, standing }: Known): boolean {
  return now.standing.successor === name || !isBelow(standing.tier, now.standing.tier);
}

/** How strong the evidence for a model is, strongest first: ahead at everything, compared itself, its class compared. */
export function rankOfEvidence({ among }: Task, now: Known, candidate: Known): number {
  const found = published(among, now.name, candidate.name);
  if (!found) return 2;
  return found.dominates ? 0 : 1;
}
