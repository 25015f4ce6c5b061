import type { Estimate, PricedCall } from '../estimate';
import type { Model, Prices } from '../prices';
import type { Prompt } from '../prompts';
import type { Tokens } from '../tokens';
import { findCandidates, standingOf } from './candidates';
import { rateComplexity } from './complexity';
import { instructions } from './instructions';
import { explain } from './reason';
import { detectTask } from './task';
import { kindOf, tierFor } from './tier.data';

/** What a prompt asks for. */
export type TaskType =
  | 'classification'
  | 'extraction'
  | 'validation'
  | 'summarisation'
  | 'translation'
  | 'rewriting'
  | 'analysis'
  | 'generation'
  | 'coding'
  | 'troubleshooting'
  | 'reasoning'
  | 'chat';

export type Complexity = 'low' | 'medium' | 'high';

export interface Task {
  readonly type: TaskType;
  /** How clearly the text says so: `unsure` never leads to a suggestion. Not a probability. */
  readonly confidence: 'clear' | 'likely' | 'unsure';
}

export interface Suggestion {
  /** Catalogue id of the cheaper model. */
  readonly model: string;
  readonly provider: string;
  /** Share of this prompt's cost per call that it saves, 0 to 1. */
  readonly savingRatio: number;
  readonly savingNano: number;
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
}

const defaultMinimumSaving = 0.2;
const makers = ['openai', 'anthropic', 'google', 'mistral', 'deepseek'];

/**
 * What kind of task a prompt sets, and a cheaper model that published results call adequate for it: the cheapest of
 * the same provider, else of another. There is no suggestion when the type is unsure, when nothing is known of the
 * model, when too little would be saved, or when the call might not fit.
 *
 * @param now the estimate of the prompt on its own model
 */
export function route(
  prompt: Prompt,
  now: Estimate,
  { minimumSaving = defaultMinimumSaving }: RouteOptions,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): Route {
  const text = instructions(prompt);
  const task = detectTask(text);
  const complexity = rateComplexity(text, now.input.tokens);
  const suggestion =
    task.confidence !== 'unsure' && isPriced(now)
      ? suggest(prompt, now, task, complexity, minimumSaving, rooms)
      : null;
  return { task, complexity, model: now.modelName, suggestion };
}

type PricedEstimate = Estimate & { readonly model: Model; readonly cost: PricedCall };

function isPriced(estimate: Estimate): estimate is PricedEstimate {
  return estimate.model !== undefined && estimate.cost.kind === 'priced';
}

function suggest(
  prompt: Prompt,
  now: PricedEstimate,
  { type }: Task,
  complexity: Complexity,
  minimumSaving: number,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): Suggestion | null {
  const known = standingOf(now.model);
  if (!known) return null;
  const tier = tierFor[kindOf[type]][complexity];
  const most = now.cost.expectedNano * (1 - minimumSaving);
  for (const provider of providersFor(now)) {
    const cheap = findCandidates(prompt, now, tier, provider, rooms).filter(it => it.costNano <= most);
    const [cheapest] = cheap.sort((a, b) => a.costNano - b.costNano);
    if (!cheapest) continue;
    const savingNano = now.cost.expectedNano - cheapest.costNano;
    return {
      model: cheapest.model.id,
      provider: cheapest.model.provider,
      savingRatio: savingNano / now.cost.expectedNano,
      savingNano,
      reason: explain(type, now.model, known.standing, cheapest),
    };
  }
  return null;
}

/**
 * Whose models may take the prompt over, in order: the same provider's, then other makers'. Who buys through a host
 * (Bedrock, Copilot) is bound to it; and a Copilot plan that includes a model has nothing to save on it.
 */
function providersFor({ modelName, model: { provider } }: PricedEstimate): readonly string[] {
  if (/\(copilot\)\s*$/i.test(modelName) && provider !== 'github-copilot') return [];
  return makers.includes(provider) ? [provider, ...makers.filter(it => it !== provider)] : [provider];
}
