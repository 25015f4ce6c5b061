import type { Model, Unpriced } from '../prices';
import type { Message } from '../prompts';
import type { TokenCount } from '../tokens';

/** What a call of a prompt takes and costs on one model, before it is made. */
export interface Estimate {
  /** The model's name as the prompt or the setting writes it. */
  readonly modelName: string;
  /** Where the name comes from. */
  readonly modelFrom: 'prompt' | 'default';
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
