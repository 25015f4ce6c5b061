import type { Estimate } from '../estimate';
import type { Model, Prices } from '../prices';
import type { Prompt } from '../prompts';
import type { Tokens } from '../tokens';
import { isAdequate, rankOfEvidence } from './adequate';
import { type Candidate, findCandidates, type Known, know } from './candidates';
import { rateComplexity } from './complexity';
import { instructions } from './instructions';
import { published } from './published';
import { explain } from './reason';
import { detectTask, type Task } from './task';

export type Complexity = 'low' | 'medium' | 'high';

export interface Suggestion {
  /** Catalogue id of the cheaper model. */
  readonly model: string;
  readonly provider: string;
  /** Share of this prompt's cost per call that it saves, 0 to 1. */
  readonly savingRatio: number;
  readonly savingNano: number;
  /**
   * How far it is behind on the nearest kind of task, at most, by a leaderboard that lists both models, or by a test of
   * them on the prompt's own inputs; null where there is none.
   */
  readonly behindPercent: number | null;
  /** One sentence for the user, with its evidence; claims no certainty. */
  readonly reason: string;
}

export interface Route {
  readonly task: Task;
  readonly complexity: Complexity;
  /** The model the prompt is on now, as written. */
  readonly model: string;
  readonly suggestion: Suggestion | null;
}

export interface RouteOptions {
  /** Smallest share of the cost worth suggesting; default 0.2. */
  readonly minimumSaving?: number;
  /** Whether a model may be suggested at all; by default any. */
  readonly mayTake?: (model: Model) => boolean;
}

const defaultMinimumSaving = 0.2;

/**
 * What kind of task a prompt sets, and a cheaper model of the same maker and provider that is adequate for it by
 * published results: the one with the strongest evidence, and of those the cheapest. Where the type is unsure it must
 * be adequate for every type that it may be, by a stricter bar. There is no suggestion when nothing is known of the
 * model, when too little would be saved, or when the call might not fit.
 *
 * @param own the estimate of the prompt on its own model
 */
export function route(
  prompt: Prompt,
  own: Estimate,
  { minimumSaving = defaultMinimumSaving, mayTake = () => true }: RouteOptions,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): Route {
  const text = instructions(prompt);
  const task = detectTask(text);
  const complexity = rateComplexity(text, own.input.tokens);
  const now = own.model && !isIncluded(own.modelName, own.model) ? know(own.model) : undefined;
  if (!now || own.cost.kind === 'unpriced') {
    return { task, complexity, model: own.modelName, suggestion: null };
  }
  const { expectedNano } = own.cost;
  const adequate = (candidate: Known) =>
    mayTake(candidate.model) && isAdequate(task, complexity, now, candidate);
  const rank = (candidate: Known) => rankOfEvidence(task, now, candidate);
  const [best] = findCandidates(prompt, own, now, adequate, rooms)
    .filter(it => it.costNano <= expectedNano * (1 - minimumSaving))
    .sort((a, b) => rank(a) - rank(b) || a.costNano - b.costNano);
  const suggestion = best ? suggest(task, now, best, expectedNano) : null;
  return { task, complexity, model: own.modelName, suggestion };
}

function suggest(task: Task, now: Known, candidate: Candidate, nowNano: number): Suggestion {
  const savingNano = nowNano - candidate.costNano;
  return {
    model: candidate.model.id,
    provider: candidate.model.provider,
    savingRatio: savingNano / nowNano,
    savingNano,
    behindPercent: behind(task, now, candidate),
    reason: explain(task, now, candidate),
  };
}

function behind({ among }: Task, now: Known, candidate: Known): number | null {
  const found = published(among, now.name, candidate.name);
  if (!found) return null;
  return found.dominates ? 0 : Math.max(0, found.gapPercent);
}

/** A model that a Copilot plan includes is shown at its maker's list price, but there is nothing to save on it. */
function isIncluded(modelName: string, { provider }: Model): boolean {
  return /\(copilot\)\s*$/i.test(modelName) && provider !== 'github-copilot';
}
