import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { calcPrice, findProvider, waitForUpdate } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrices } from '../../../src/prices';
import { agreed } from '../../../src/prices/agreed.data';
import { type Limits, limits } from '../../../src/prices/limits.data';
import { newerModels } from '../../../src/prices/newer.data';
import { aliases, catalogue, retired } from '../../../src/prices/overlay.data';
import { providerAliases, providerIds } from '../../../src/prices/providers.data';
import { agree, render } from '../../support/refresh/agree';
import { readCatalogues } from '../../support/refresh/catalogues';

const now = new Date('2026-11-21T12:00:00Z');
const prices = createPrices({ now: () => now });
const ids = new Set(prices.all().map(it => `${it.provider}/${it.id}`));

describe('the catalogue', () => {
  it('holds every provider of the package', async () => {
    const providers = (await waitForUpdate()) ?? [];
    expect([...providerIds]).toEqual(providers.map(it => it.id));
  });

  it('is dated for the version in use', () => {
    const path = join(import.meta.dirname, '../../../node_modules/@pydantic/genai-prices/package.json');
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    expect(catalogue.version).toBe(version);
    expect(prices.pricedAsOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('lists models by provider then id, each once, all with a price', () => {
    const listed = prices.all().map(it => `${it.provider}\t${it.id}`);
    expect(listed).toEqual([...new Set(listed)].sort());
    expect(prices.all().filter(it => !(it.inputNanoPerToken > 0))).toEqual([]);
  });

  it('prices every model as the package does, but for rounding once', () => {
    const models = providerIds.flatMap(
      id => findProvider({ providerId: id })?.models.map(info => ({ id, info })) ?? [],
    );
    const priced = models.filter(({ id, info }) => ids.has(`${id}/${info.id}`));
    // Tokens beyond the two thresholds in use, 128,000 and 272,000, and short of them.
    const tokens = fc.oneof(fc.nat(5000), fc.nat(300_000));
    fc.assert(
      fc.property(fc.constantFrom(...priced), tokens, tokens, tokens, tokens, ({ id, info }, ...buckets) => {
        const [input, cacheRead, cacheWrite5m, output] = buckets;
        const model = prices.all().find(it => it.provider === id && it.id === info.id);
        const usage = { input, cacheRead, cacheWrite5m, cacheWrite1h: 0, output };
        const cost = prices.cost(model ?? info.id, usage, now);
        const theirs = calcPrice(
          {
            input_tokens: input + cacheRead + cacheWrite5m,
            cache_read_tokens: cacheRead,
            cache_write_tokens: cacheWrite5m,
            output_tokens: output,
          },
          'm',
          {
            provider: { id: 'p', name: 'p', api_pattern: '', models: [{ ...info, match: { equals: 'm' } }] },
            timestamp: now,
          },
        );
        if (cost.kind === 'unpriced') expect(model?.outputNanoPerToken).toBe(0);
        else expect(Math.abs(cost.costNano - (theirs?.total_price ?? 0) * 1e9)).toBeLessThan(1);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the overlay', () => {
  it('speaks of models that exist', () => {
    const strays = [
      ...Object.keys(limits),
      ...Object.keys(agreed),
      ...Object.values(aliases),
      ...retired,
    ].filter(it => !ids.has(it));
    expect(strays).toEqual([]);
    const unknown = Object.values(providerAliases).filter(it => !providerIds.some(id => id === it));
    expect(unknown).toEqual([]);
  });

  it('adds no model that the catalogue has by now', () => {
    const doubles = Object.entries(newerModels).flatMap(([id, models]) => {
      const known = new Set(findProvider({ providerId: id })?.models.map(it => it.id));
      return models.filter(it => known.has(it.id));
    });
    expect(doubles).toEqual([]);
  });

  it('holds what the npm catalogues agree on, as the script writes it', () => {
    const { agreed: found } = agree(readCatalogues());
    expect(render(found)).toBe(
      readFileSync(join(import.meta.dirname, '../../../src/prices/agreed.data.ts'), 'utf8'),
    );
  });

  it('looks up by hand only what they do not agree on', () => {
    const known = Object.entries(limits).filter(([id, mine]) =>
      Object.entries(mine).every(([fact, figure]) => agreed[id]?.[fact as keyof Limits] === figure),
    );
    expect(known).toEqual([]);
  });

  it('has the context windows that their makers give', () => {
    expect(prices.resolve('gpt-4.1')).toMatchObject({ contextWindow: 1_047_576, maxOutput: 32_768 });
    expect(prices.resolve('gpt-5.5')?.contextWindow).toBe(1_050_000);
  });
});
