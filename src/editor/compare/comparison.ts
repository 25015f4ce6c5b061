import type { CompareView, ModelRow, OwnModel, Place } from '../../../media/compare/view';
import type { Comparison, Estimate } from '../../estimate';
import type { PromptOutline } from '../../reader';
import { dateText } from '../words/calls';
import { counted } from '../words/cost';
import { outputAdverbs } from '../words/output';
import { spendDays } from '../words/spent';

/** All that the comparison's page is made of. */
export interface CompareFacts {
  readonly place: Place;
  readonly prompt: PromptOutline;
  /** Path within the workspace. */
  readonly file: string;
  readonly estimate: Estimate;
  readonly compared: readonly Comparison[];
  /** Recorded calls of the prompt in the last `spendDays` days. */
  readonly recordedCalls: number;
  /** `YYYY-MM-DD`. */
  readonly pricedAsOf: string;
}

/** Works out the comparison's page. */
export function compareView(facts: CompareFacts): CompareView {
  const { place, prompt, file, estimate, compared } = facts;
  return {
    place,
    prompt: prompt.name,
    file,
    pricedAsOf: dateText(facts.pricedAsOf),
    output: outputText(prompt, estimate),
    own: ownModel(estimate, compared),
    recorded: { calls: facts.recordedCalls, days: spendDays },
    models: compared.map(it => modelRow(it, answerRoom(prompt, estimate))),
  };
}

/** Output tokens a call is compared with: those of its own model; none of what tools send along with every request. */
export function comparedOutput(prompt: PromptOutline, { output }: Estimate): number {
  return prompt.alwaysLoaded ? 0 : output.expected;
}

/** Tokens that the answer takes of the context window: providers hold room for all that the limit allows. */
function answerRoom(prompt: PromptOutline, { output }: Estimate): number {
  return prompt.alwaysLoaded ? 0 : (prompt.maxOutputTokens ?? output.high);
}

function outputText(prompt: PromptOutline, { output }: Estimate): string {
  if (prompt.alwaysLoaded) return 'no output of its own: it goes along with every request';
  const adverb = outputAdverbs[output.from];
  const tokens = `${counted(output.expected, 'token')} of output`;
  return adverb === 'up to' ? `up to ${tokens}` : adverb === '' ? tokens : `${tokens} (${adverb})`;
}

/** The model the prompt is on. A subscription that covers it leaves it without a price, though its model is listed. */
function ownModel({ modelName, model, cost }: Estimate, compared: readonly Comparison[]): OwnModel {
  const listed = compared.some(it => it.model.id === model?.id && it.model.provider === model.provider);
  if (cost.kind === 'unpriced') return { name: modelName, id: null, note: cost.because };
  return { name: modelName, id: model && listed ? idOf(model) : null, note: '' };
}

function modelRow(on: Comparison, room: number): ModelRow {
  const { model, input, outputTokens, cost, cachedNano, batchNano } = on;
  return {
    id: idOf(model),
    model: model.id,
    provider: model.provider,
    deprecated: model.deprecated ?? false,
    input: { tokens: input.tokens, low: input.low, high: input.high, exact: input.basis === 'exact' },
    outputTokens,
    answerRoom: Math.min(room, model.maxOutput ?? Number.POSITIVE_INFINITY),
    costNano: cost.expectedNano,
    cachedNano: cachedNano ?? null,
    batchNano: batchNano ?? null,
    contextWindow: model.contextWindow ?? null,
    machine: model.machine ?? null,
  };
}

const idOf = ({ provider, id }: Comparison['model']) => `${provider}/${id}`;
