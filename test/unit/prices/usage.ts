import fc from 'fast-check';
import type { Usage } from '../../../src/prices';

export const noTokens: Usage = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };

/** Any call of up to `most` tokens in each bucket. */
export function anyUsage(most: number): fc.Arbitrary<Usage> {
  const tokens = fc.nat(most);
  return fc.record({
    input: tokens,
    cacheRead: tokens,
    cacheWrite5m: tokens,
    cacheWrite1h: tokens,
    output: tokens,
  });
}
