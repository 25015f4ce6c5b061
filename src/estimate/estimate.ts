import type { Model, Prices, Unpriced } from '../prices';
import type { Message, Prompt } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import { countInput } from './input';
import { expectOutput } from './output';
import { priceCall } from './price';

/** What a call of a prompt takes and costs on one model, before it is made. */
export interface Estimate {
  /** The model's name as the prompt or the setting writes it. */
  readonly modelName: string;
  /** Where the name comes from. */
  readonly modelFrom: 'prompt' | 'default' | 'request';
  /** Absent when the name is not in the catalogue. */
  readonly model?: Model;
  /** All input tokens of a call: the messages and the chat format around them. */
  readonly input: TokenCount;
  /** Tokens the chat format adds to the messages' own. */
  readonly overheadTokens: number;
  readonly messages: readonly MessageEstimate[];
  /** The most output tokens a call is expected to make, and where the figure comes from. */
  readonly outputTokens: number;
  readonly outputFrom: 'prompt' | 'setting' | 'request' | 'model';
  readonly cost: PricedCall | Unpriced;
}

export interface MessageEstimate {
  readonly message: Message;
  readonly tokens: TokenCount;
}

/** Nano-dollars of one call without any cached input. */
export interface PricedCall {
  readonly kind: 'priced';
  /** Input alone, at the expected count. */
  readonly inputNano: number;
  /** `outputTokens` of output. */
  readonly outputNano: number;
  /** Fewest input tokens, no output. */
  readonly lowNano: number;
  /** Expected input and `outputTokens` of output. */
  readonly expectedNano: number;
  /** Most input tokens and `outputTokens` of output. */
  readonly highNano: number;
}

export interface EstimateOptions {
  /** Used when the prompt names no model. */
  readonly defaultModel: string;
  /** Used when the prompt sets no output limit. */
  readonly expectedOutputTokens: number;
  /** Estimate on this model instead of the prompt's own. */
  readonly model?: string;
  /** Estimate with this many output tokens, whatever the prompt says. */
  readonly outputTokens?: number;
}

/** What estimating needs of its neighbours. */
export interface Rooms {
  readonly tokens: Tokens;
  readonly prices: Prices;
}

/**
 * What a call of `prompt` takes and costs on its own model, the default one or the one asked for. A model that is
 * not in the catalogue leaves the cost unpriced, and the tokens an estimate with wide bounds.
 */
export function estimate(prompt: Prompt, options: EstimateOptions, { tokens, prices }: Rooms): Estimate {
  const named = nameModel(prompt, options);
  const model = prices.resolve(named.modelName);
  const counted = countInput(prompt, model, tokens);
  const output = expectOutput(prompt, options, model);
  const cost = priceCall(named.modelName, counted.input, output.outputTokens, prices);
  return { ...named, ...(model && { model }), ...counted, ...output, cost };
}

function nameModel(prompt: Prompt, options: EstimateOptions): Pick<Estimate, 'modelName' | 'modelFrom'> {
  if (options.model !== undefined) return { modelName: options.model, modelFrom: 'request' };
  const [first] = prompt.models;
  if (first) return { modelName: first.name, modelFrom: 'prompt' };
  return { modelName: options.defaultModel, modelFrom: 'default' };
}
