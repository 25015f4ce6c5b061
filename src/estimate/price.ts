import type { Prices, Unpriced } from '../prices';
import type { TokenCount } from '../tokens';
import type { PricedCall } from './estimate';
import type { OutputEstimate } from './output';

/** What a call of these tokens costs at today's list prices, nothing of it read from a cache; in a batch, at its price. */
export function priceCall(
  model: string,
  input: TokenCount,
  output: OutputEstimate,
  prices: Prices,
  batch = false,
): PricedCall | Unpriced {
  const cost = (inputTokens: number, outputTokens: number) =>
    prices.cost(
      model,
      { input: inputTokens, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: outputTokens },
      undefined,
      { batch },
    );
  const inputAlone = cost(input.tokens, 0);
  const expected = cost(input.tokens, output.expected);
  const low = cost(input.low, output.low);
  const high = cost(input.high, output.high);
  if (inputAlone.kind === 'unpriced') return inputAlone;
  if (expected.kind === 'unpriced') return expected;
  if (low.kind === 'unpriced') return low;
  if (high.kind === 'unpriced') return high;
  return {
    kind: 'priced',
    inputNano: inputAlone.costNano,
    outputNano: expected.costNano - inputAlone.costNano,
    lowNano: low.costNano,
    expectedNano: expected.costNano,
    highNano: high.costNano,
  };
}
