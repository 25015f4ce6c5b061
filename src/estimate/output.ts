import type { Model } from '../prices';
import type { Prompt } from '../prompts';
import type { Estimate, EstimateOptions } from './estimate';

type OutputEstimate = Pick<Estimate, 'outputTokens' | 'outputFrom'>;

/** The most output a call is expected to make: asked for, else the prompt's own limit, else the setting's. */
export function expectOutput(
  prompt: Prompt,
  options: EstimateOptions,
  model: Model | undefined,
): OutputEstimate {
  const wished = wish(prompt, options);
  const most = mostOutput(model);
  return wished.outputTokens > most ? { outputTokens: most, outputFrom: 'model' } : wished;
}

function wish(prompt: Prompt, options: EstimateOptions): OutputEstimate {
  if (options.outputTokens !== undefined)
    return { outputTokens: options.outputTokens, outputFrom: 'request' };
  if (prompt.maxOutputTokens !== undefined)
    return { outputTokens: prompt.maxOutputTokens, outputFrom: 'prompt' };
  return { outputTokens: options.expectedOutputTokens, outputFrom: 'setting' };
}

/** A model that charges nothing for output makes none: the catalogue holds no free chat model. */
function mostOutput(model: Model | undefined): number {
  if (!model) return Number.POSITIVE_INFINITY;
  return model.outputNanoPerToken === 0 ? 0 : (model.maxOutput ?? Number.POSITIVE_INFINITY);
}
