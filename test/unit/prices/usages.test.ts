import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPrices, type Usage } from '../../../src/prices';
import { shared } from '../../support/shared';
import { differences } from './differences';

/** The recordings carry no date. This one is when their prices by the day and by the hour hold. */
const recorded = new Date('2025-11-01T12:00:00Z');
const prices = createPrices({ now: () => recorded });

interface Recording {
  readonly model: string;
  readonly extracted: readonly {
    /** Tokens by part; `input_tokens` counts cached input too. */
    readonly usage: Readonly<Record<string, number>>;
    /** Dollars that the payload costs at each provider, where that is known. */
    readonly extractors: readonly { provider_id: string; input_price?: string; output_price?: string }[];
  }[];
}

interface Case {
  readonly provider: string;
  readonly model: string;
  readonly usage: Readonly<Record<string, number>>;
  readonly expectedNano: number;
}

function cases(path: string): readonly Case[] {
  const recordings = JSON.parse(readFileSync(path, 'utf8')) as readonly Recording[];
  return recordings.flatMap(({ model, extracted }) =>
    extracted.flatMap(({ usage, extractors }) =>
      extractors.flatMap(({ provider_id: provider, input_price: input, output_price: output }) =>
        input === undefined || output === undefined
          ? []
          : [{ provider, model, usage, expectedNano: Math.round((Number(input) + Number(output)) * 1e9) }],
      ),
    ),
  );
}

function buckets(usage: Case['usage']): Usage {
  const { input_tokens: all = 0, cache_read_tokens: cacheRead = 0, cache_write_tokens: write = 0 } = usage;
  const { cache_write_1h_tokens: cacheWrite1h = 0, output_tokens: output = 0 } = usage;
  return {
    input: all - cacheRead - write,
    cacheRead,
    cacheWrite5m: write - cacheWrite1h,
    cacheWrite1h,
    output,
  };
}

function isPriced({ provider, model, usage, expectedNano }: Case): boolean {
  const cost = prices.cost(`${provider}/${model}`, buckets(usage), recorded);
  return cost.kind === 'priced' && cost.costNano === expectedNano;
}

function explain({ provider, model, usage }: Case) {
  return differences.find(
    it => it.provider === provider && it.model === model && (it.parts?.some(part => usage[part]) ?? true),
  );
}

describe.skipIf(!shared)('recorded usage payloads (needs ../shared)', () => {
  const all = shared ? cases(join(shared, 'data/genai-usages.json')) : [];
  const different = all.filter(it => !isPriced(it));

  it('cost what they should, to the nano-dollar, or the difference is explained', () => {
    expect(all.length).toBeGreaterThan(3000);
    expect(different.filter(it => !explain(it))).toEqual([]);
  });

  it('need every explanation', () => {
    const used = new Set(different.map(explain));
    expect(differences.filter(it => !used.has(it))).toEqual([]);
  });
});
