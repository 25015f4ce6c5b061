import type { Model, Prices } from '../prices';
import type { TokenCount } from '../tokens';
import { intervalOf } from './interval';
import type { BilledInput, PastInputs } from './past';

/** What the provider's bills say about a count. */
export interface Calibration {
  /** Calls it was learnt from. */
  readonly calls: number;
  /** Billed tokens for each counted one, in the middle of those calls. */
  readonly ratio: number;
}

export interface Calibrated {
  readonly input: TokenCount;
  readonly calibration?: Calibration;
}

/** Calls it takes. Nineteen are the fewest whose least and greatest ratio hold the next with a chance of 9 in 10. */
const fewestCalls = 20;

/** One call in so many is below the band, and one above. */
const tail = 20;

/**
 * Calls of up to so many times the tokens, or so much fewer, count: what is added to every call weighs less in a long
 * one.
 */
const sameSize = 2;

/**
 * Corrects an estimated count by what calls on the same model, of the same kind of text and of like size were billed.
 * The middle ratio of billed to counted tokens moves the count; what 9 of 10 calls kept to, and a share of the
 * family's own spread, make its band. That share is 1 / (1 + prompts): calls of few prompts tell little about the
 * text of another. Bounds are not drawn wider than the family's where no call was outside of them.
 *
 * An exact count stays as it is. Where all but 1 in 20 calls were billed more, or less, than was counted exactly, that
 * is in `calibration`, to be told: something is sent along, or another model answers.
 * @param contentOf gives the kind of the text; asked for only when calls on this model are known
 */
export function calibrate(
  input: TokenCount,
  contentOf: () => string,
  past: readonly PastInputs[],
  model: Model | undefined,
  prices: Prices,
): Calibrated {
  const onModel = model ? past.filter(it => prices.resolve(it.model) === model) : [];
  if (onModel.length === 0 || input.tokens === 0) return { input };
  const content = contentOf();
  const calls = onModel
    .filter(it => it.content === content)
    .flatMap(it => it.calls)
    .filter(it => it.counted <= input.tokens * sameSize && it.counted * sameSize >= input.tokens);
  const ratios = intervalOf(
    calls.map(it => it.billed / it.counted),
    tail,
  );
  if (!ratios || calls.length < fewestCalls) return { input };
  const calibration = { calls: calls.length, ratio: ratios.middle };
  if (input.basis === 'exact') return ratios.low > 1 || ratios.high < 1 ? { input, calibration } : { input };
  const unseen = 1 / (1 + promptsOf(calls));
  const tokens = Math.round(input.tokens * ratios.middle);
  const least = input.tokens * ratios.low;
  const most = input.tokens * ratios.high;
  const low = least - (input.tokens - input.low) * unseen;
  const high = most + (input.high - input.tokens) * unseen;
  return {
    input: {
      tokens,
      low: Math.floor(Math.min(least, Math.max(low, input.low))),
      high: Math.ceil(Math.max(most, Math.min(high, input.high))),
      basis: 'estimate',
    },
    calibration,
  };
}

function promptsOf(calls: readonly BilledInput[]): number {
  return new Set(calls.map(it => it.prompt)).size;
}
