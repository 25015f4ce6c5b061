import type { ModelInfo, TieredPrices } from '@pydantic/genai-prices';

/**
 * Models released after the catalogue, in its form: US dollars a million tokens. Remove one when the catalogue has it
 * (a test says so). Checked 2026-11-21 against the makers' model pages:
 * platform.claude.com/docs/en/models/haiku-5-5/overview and .../sonnet-5-5/overview;
 * developers.openai.com/api/docs/models/gpt-6.1-terra. GPT-6.1 Sol is not here: its price for writing to the cache was
 * not found.
 */
export const newerModels: Readonly<Record<string, readonly ModelInfo[]>> = {
  anthropic: [
    {
      id: 'claude-haiku-5-5',
      name: 'Claude Haiku 5.5',
      match: { or: [{ equals: 'claude-haiku-5-5' }, { equals: 'claude-haiku-5.5' }] },
      context_window: 1_000_000,
      prices: {
        input_mtok: above100k(0.1, 0.5),
        cache_write_mtok: above100k(0.125, 0.625),
        cache_write_1h_mtok: above100k(0.2, 1),
        cache_read_mtok: above100k(0.01, 0.05),
        output_mtok: above100k(0.5, 2.5),
      },
    },
    {
      id: 'claude-sonnet-5-5',
      name: 'Claude Sonnet 5.5',
      match: { or: [{ equals: 'claude-sonnet-5-5' }, { equals: 'claude-sonnet-5.5' }] },
      context_window: 1_000_000,
      prices: {
        input_mtok: 2,
        cache_write_mtok: 2.5,
        cache_write_1h_mtok: 4,
        cache_read_mtok: 0.2,
        output_mtok: 10,
      },
    },
  ],
  openai: [
    {
      id: 'gpt-6.1-terra',
      name: 'GPT-6.1 Terra',
      match: { equals: 'gpt-6.1-terra' },
      context_window: 1_050_000,
      prices: {
        input_mtok: above272k(1, 2),
        cache_write_mtok: above272k(1.25, 2.5),
        cache_read_mtok: above272k(0.05, 0.1),
        output_mtok: above272k(5, 7.5),
      },
    },
  ],
};

function above100k(base: number, price: number): TieredPrices {
  return { base, tiers: [{ start: 100_000, price }] };
}

function above272k(base: number, price: number): TieredPrices {
  return { base, tiers: [{ start: 272_000, price }] };
}
