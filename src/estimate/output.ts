import type { Model, Prices } from '../prices';
import type { Prompt } from '../prompts';
import type { EstimateOptions } from './estimate';
import { intervalOf } from './interval';
import type { PastOutputs } from './past';

/**
 * Output tokens of a call, reasoning included: it is billed as output. `low` to `high` is what a reader takes a range
 * for, the span that most calls keep to:
 * - from the history of calls, what 8 of 10 keep to: `low` is p10, `expected` p50, `high` p90;
 * - from the prompt's own limit, anything up to it, and `expected` is the limit, as nothing better is known;
 * - from the setting, the same up to what the setting says; that is an assumption, and a call may well pass it.
 */
export interface OutputEstimate {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
  readonly from: 'request' | 'prompt-history' | 'model-history' | 'limit' | 'setting' | 'model';
  /** Calls that the figures rest on; 0 where they come from no history. */
  readonly samples: number;
  /** Present when those are sample calls, made against a test server. */
  readonly sample?: true;
}

/** One call in so many is below `low`, and one above `high`. */
const tail = 10;

/** Nine calls are the fewest whose smallest and largest hold the next with a chance of 8 in 10; rounded up. */
const fewestCalls = 10;

/**
 * Output of a call: what is asked for, else what calls of this prompt on this model made, else those of its type of
 * task on this model, else up to the prompt's limit, else up to what the setting says. Never more than the prompt's
 * limit and than the model can. Not handled: a limit that was lower when the calls were made.
 */
export function expectOutput(
  prompt: Prompt,
  options: EstimateOptions,
  model: Model | undefined,
  prices: Prices,
): OutputEstimate {
  const most = mostOutput(model);
  const { outputTokens, past } = options;
  if (outputTokens !== undefined) return atMost(most, point(outputTokens, 'request'));
  const bound = Math.min(most, prompt.maxOutputTokens ?? Number.POSITIVE_INFINITY);
  const history =
    fromHistory(past?.ofPrompt, model, prices, 'prompt-history') ??
    fromHistory(past?.ofTask, model, prices, 'model-history');
  if (history && most > 0) return { ...atMost(bound, history), from: history.from };
  if (prompt.maxOutputTokens !== undefined) return atMost(most, upTo(prompt.maxOutputTokens, 'limit'));
  return atMost(most, upTo(options.expectedOutputTokens, 'setting'));
}

function fromHistory(
  past: readonly PastOutputs[] = [],
  model: Model | undefined,
  prices: Prices,
  from: OutputEstimate['from'],
): OutputEstimate | undefined {
  if (!model) return undefined;
  const all = past.filter(it => prices.resolve(it.model) === model);
  const real = all.filter(it => !it.sample);
  const outputs = (real.length > 0 ? real : all).flatMap(it => it.outputs);
  const found = outputs.length < fewestCalls ? undefined : intervalOf(outputs, tail);
  if (!found) return undefined;
  return {
    low: found.low,
    expected: Math.round(found.middle),
    high: found.high,
    from,
    samples: outputs.length,
    ...(real.length === 0 && { sample: true as const }),
  };
}

const point = (tokens: number, from: OutputEstimate['from']): OutputEstimate => ({
  low: tokens,
  expected: tokens,
  high: tokens,
  from,
  samples: 0,
});

const upTo = (tokens: number, from: OutputEstimate['from']): OutputEstimate => ({
  ...point(tokens, from),
  low: 0,
});

/** From the model where that is what holds the expected figure down. */
function atMost(most: number, output: OutputEstimate): OutputEstimate {
  const bounded = (tokens: number) => Math.min(tokens, most);
  return {
    ...output,
    low: bounded(output.low),
    expected: bounded(output.expected),
    high: bounded(output.high),
    from: output.expected > most ? 'model' : output.from,
  };
}

/** A model that charges nothing for output makes none: the catalogue holds no free chat model. */
function mostOutput(model: Model | undefined): number {
  if (!model) return Number.POSITIVE_INFINITY;
  return model.outputNanoPerToken === 0 ? 0 : (model.maxOutput ?? Number.POSITIVE_INFINITY);
}
