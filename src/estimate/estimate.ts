import type { Model, Prices, Unpriced } from '../prices';
import type { Prompt } from '../prompts';
import { mainContent, type TokenCount, type Tokens } from '../tokens';
import { type Calibration, calibrate } from './calibration';
import { countInput } from './input';
import { expectOutput, type OutputEstimate } from './output';
import { type PartEstimates, partEstimates } from './parts';
import type { Past } from './past';
import { priceCall } from './price';
import { total } from './sum';

/** What a call of a prompt takes and costs on one model, before it is made. */
export interface Estimate extends PartEstimates {
  /** The model's name as the prompt or the setting writes it. */
  readonly modelName: string;
  /** Where the name comes from. */
  readonly modelFrom: 'prompt' | 'default' | 'request';
  /** Absent when the name is not in the catalogue. */
  readonly model?: Model;
  /** What the chat format adds to the messages, and what offering tools adds by itself. */
  readonly overheadTokens: number;
  /** What the files it includes add; absent when none are put in. */
  readonly included?: TokenCount;
  /** All input tokens of a call: its parts, `overheadTokens` and `included`; corrected by past calls where they tell. */
  readonly input: TokenCount;
  /** What every request says of a prompt that is sent on use, see `Prompt.listing`; no part of `input`. */
  readonly listing?: TokenCount;
  /** What past calls were billed beside what was counted: an estimated `input` is corrected by it, an exact one not. */
  readonly calibration?: Calibration;
  readonly output: OutputEstimate;
  readonly cost: PricedCall | Unpriced;
}

/** Nano-dollars of one call without any cached input. */
export interface PricedCall {
  readonly kind: 'priced';
  /** Input alone, at the expected count. */
  readonly inputNano: number;
  /** The expected output. */
  readonly outputNano: number;
  /** Fewest input tokens and `output.low` of output. */
  readonly lowNano: number;
  /** Expected input and output. */
  readonly expectedNano: number;
  /** Most input tokens and `output.high` of output. */
  readonly highNano: number;
}

export interface EstimateOptions {
  /** Used when the prompt names no model. */
  readonly defaultModel: string;
  /** Used when the prompt sets no output limit and no calls of its like are known. */
  readonly expectedOutputTokens: number;
  /** What past calls tell. */
  readonly past?: Past;
  /** What the files it includes add to its own tokens, see `includedTokens`. */
  readonly included?: TokenCount | undefined;
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
  const content = () => mainContent(prompt.messages.map(it => it.text));
  const { included } = options;
  const whole = included ? total([counted.input, included]) : counted.input;
  const calibrated = calibrate(whole, content, options.past?.inputs ?? [], model, prices);
  const output = expectOutput(prompt, options, model, prices);
  const listing = prompt.listing && tokens.measure(prompt.listing.text, model?.tokenizer ?? 'unknown');
  const cost = priceCall(named.modelName, calibrated.input, output, prices, prompt.batch);
  const { overheadTokens } = counted;
  const parts = partEstimates(counted);
  const counts = {
    ...parts,
    overheadTokens,
    ...calibrated,
    ...(included && { included }),
    ...(listing && { listing }),
  };
  return { ...named, ...(model && { model }), ...counts, output, cost };
}

function nameModel(prompt: Prompt, options: EstimateOptions): Pick<Estimate, 'modelName' | 'modelFrom'> {
  if (options.model !== undefined) return { modelName: options.model, modelFrom: 'request' };
  const [first] = prompt.models;
  if (first) return { modelName: first.name, modelFrom: 'prompt' };
  return { modelName: options.defaultModel, modelFrom: 'default' };
}
