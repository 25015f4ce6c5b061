import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callCost } from '../../../src/prices/cost';
import { readRates } from '../../../src/prices/rates';

const tokens = fc.oneof(fc.nat(200_000), fc.nat(), fc.maxSafeInteger().map(Math.abs));
const usage = fc.record({
  input: tokens,
  cacheRead: tokens,
  cacheWrite5m: tokens,
  cacheWrite1h: tokens,
  output: tokens,
});

/** Dollars a million tokens in millionths and billionths of one: the first fit into whole 1e-12 dollars a token. */
const millionths = fc.nat(100_000_000);
const billionths = fc.nat(100_000_000);

describe('the cost of a call', () => {
  it('is exact to the nano-dollar and rounded once, half up, whatever it is worked out with', () => {
    const price = fc.oneof(
      millionths.map(it => ({ dollars: it / 1e6, exact: BigInt(it) * 1000n })),
      billionths.map(it => ({ dollars: Number(`${it}e-9`), exact: BigInt(it) })),
    );
    const prices = fc.record({ input: price, read: price, write: price, hour: price, output: price });
    fc.assert(
      fc.property(
        usage,
        prices,
        fc.constantFrom(0, 0, 5),
        (of, { input, read, write, hour, output }, perThousandCalls) => {
          const rates = readRates({
            input_mtok: input.dollars,
            cache_read_mtok: read.dollars,
            cache_write_mtok: write.dollars,
            cache_write_1h_mtok: hour.dollars,
            output_mtok: output.dollars,
            requests_kcount: perThousandCalls,
          });
          const quadrillionths =
            BigInt(of.input) * input.exact +
            BigInt(of.cacheRead) * read.exact +
            BigInt(of.cacheWrite5m) * write.exact +
            BigInt(of.cacheWrite1h) * hour.exact +
            BigInt(of.output) * output.exact +
            BigInt(perThousandCalls) * 10n ** 12n;
          const costNano = Number((quadrillionths + 500_000n) / 1_000_000n);
          expect(callCost(of, rates!)).toEqual({ costNano });
        },
      ),
      { numRuns: 1000 },
    );
  });
});
