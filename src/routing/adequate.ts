import { isBelow, type Known } from './candidates';
import { published } from './published';
import type { Complexity } from './route';
import type { TaskType } from './taskType';
import { kindOf, tierFor } from './tier.data';

/**
 * How far a model may be behind on the nearest kind of task, in per cent of the other's score. What a prompt asks for
 * at once moves this bar, and nothing that is said of the models. This reading of the gaps is ours, as is that of tiers.
 */
export const mostBehindPercent: Readonly<Record<Complexity, number>> = { low: 6, medium: 3, high: 1 };

/**
 * Whether published results support a model for a type of task in place of `now`: those of both models where a
 * leaderboard lists both, else what was found of models of their classes.
 */
export function isAdequate(type: TaskType, complexity: Complexity, now: Known, candidate: Known): boolean {
  const found = published(type, now.name, candidate.name);
  if (found) return found.dominates || found.gapPercent <= mostBehindPercent[complexity];
  return !isBelow(candidate.standing.tier, tierFor[kindOf[type]][complexity]);
}

/** How strong the evidence for a model is, strongest first: ahead at everything, compared itself, its class compared. */
export function rankOfEvidence(type: TaskType, now: Known, candidate: Known): number {
  const found = published(type, now.name, candidate.name);
  if (!found) return 2;
  return found.dominates ? 0 : 1;
}
