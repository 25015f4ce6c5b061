import { findProvider } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPrices, type Model } from '../../../src/prices';
import { aliases } from '../../../src/prices/overlay.data';
import { providerAliases, providerIds } from '../../../src/prices/providers.data';

const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z') });

function resolve(name: string): string | undefined {
  const model = prices.resolve(name);
  return model && `${model.provider}/${model.id}`;
}

describe('a model name', () => {
  it.each([
    ['GPT-4.1 (copilot)', 'openai/gpt-4.1'],
    ['Claude Sonnet 4.5 (copilot)', 'anthropic/claude-sonnet-4-5'],
    ['GPT-5 mini', 'openai/gpt-5-mini'],
    ['GPT-5 mini (copilot)', 'github-copilot/gpt-5-mini'],
    ['Gemini 3 Pro (Preview)', 'google/gemini-3-pro-preview'],
    ["'gpt-4.1'", 'openai/gpt-4.1'],
    ['sonnet', 'anthropic/claude-sonnet-5-5'],
    ['openai/gpt-4o-mini', 'openai/gpt-4o-mini'],
    ['openai:gpt-5-mini', 'openai/gpt-5-mini'],
    ['openai:chat:gpt-4o', 'openai/gpt-4o'],
    ['googleai/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
    ['gpt-4o-20241120', 'openai/gpt-4o'],
    ['gemini-1.5-flash-8b', 'google/gemini-flash-1.5-8b'],
    ['gemini-2.0-flash-001', 'google/gemini-2.0-flash'],
    ['ft:gpt-4-0613:acme::1', 'openai/gpt-4'],
    ['claude-sonnet-4@20250514', 'anthropic/claude-sonnet-4-0'],
    ['azure/gpt-4o', 'openai/gpt-4o'],
    ['azure/o4-mini', 'azure/o4-mini'],
    ['gpt-35-turbo', 'openai/gpt-3.5-turbo'],
    ['anthropic.claude-3-haiku-20240307-v1:0', 'aws/regional.anthropic.claude-3-haiku-20240307-v1:0'],
    ['bedrock/us.anthropic.claude-opus-4-5-20251101-v1:0', 'aws/regional.anthropic.claude-opus-4-5-v1:0'],
    ['global.anthropic.claude-opus-4-5-20251101-v1:0', 'aws/global.anthropic.claude-opus-4-5-v1:0'],
    ['ft:gpt-4o-mini-2024-07-18:acme:notes:9x', 'openai/ft:gpt-4o-mini'],
    ['openai:ft:gpt-4o-mini-2024-07-18:acme::9x', 'openai/ft:gpt-4o-mini'],
    ['azureopenai:chat:gpt-4o', 'openai/gpt-4o'],
    ['azure_ai/gpt-4o-2024-05-13', 'openai/gpt-4o-2024-05-13'],
    ['arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0', 'aws/amazon.nova-lite-v1:0'],
    ['bedrock_converse/amazon.nova-lite-v1:0', 'aws/amazon.nova-lite-v1:0'],
    ['publishers/google/models/gemini-2.5-flash', 'google/gemini-2.5-flash'],
    ['"GPT-4.1"', 'openai/gpt-4.1'],
    ['openrouter/openai/gpt-4o', 'openrouter/openai/gpt-4o'],
    ['llama-3.3-70b-versatile', 'groq/llama-3.3-70b-versatile'],
  ])('%s means %s', (name, id) => expect(resolve(name)).toBe(id));

  it.each([
    ['gpt-4o-audio-preview', 'openai/gpt-4o-audio-preview'],
    ['gpt-4o-mini', 'openai/gpt-4o-mini'],
    ['o1-pro', 'openai/o1-pro'],
    ['gpt-5-nano', 'openai/gpt-5-nano'],
  ])('%s has the price of %s, not that of the model its name begins with', (name, id) =>
    expect(resolve(name)).toBe(id),
  );

  it.each([
    'gpt-4o-9000',
    'gpt-4.1-2031-01-01',
    'claude-sonnet-5-6',
    'claude-opus-4-10',
    'gemini-3.5-flash-8b',
    'ft:gpt-4.1-2025-04-14:acme::1',
    'my-gpt4o-deployment',
    'openai/claude-sonnet-4-5',
    'ollama/llama3.3',
    'meta-llama/llama-3.3-70b-instruct',
    'auto',
    'Auto (copilot)',
    '',
  ])('%s is not priced', name => expect(resolve(name)).toBeUndefined());

  it('says why it has no price', () => {
    const because = (name: string) => {
      const cost = prices.cost(name, { input: 1, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 });
      return cost.kind === 'unpriced' ? cost.because : cost.kind;
    };
    expect(because('Auto (copilot)')).toContain('leaves the choice');
    expect(because('ollama/llama3.3')).toContain('hardware of your own');
    expect(because('meta-llama/llama-3.3-70b-instruct')).toContain('different prices by');
    expect(because('gpt-4o-9000')).toBe('The price catalogue has no model “gpt-4o-9000”.');
  });

  it('of a catalogue model resolves to that model, by provider and id', () => {
    const strays = prices
      .all()
      .filter(model => resolve(`${model.provider}/${model.id}`) !== `${model.provider}/${model.id}`);
    expect(strays.map(it => `${it.provider}/${it.id}`)).toEqual([]);
  });

  it('never takes a suffix for nothing', () => {
    const word = fc.stringMatching(/^[a-z]{2,8}$/).filter(it => !['latest', 'preview'].includes(it));
    const makers = ['openai', 'anthropic', 'google'];
    // What follows `.ft-` is the name of a fine-tuned model: free text, at one price.
    const bare = prices.all().filter(it => makers.includes(it.provider) && !it.id.endsWith('.ft-'));
    const known = new Set(prices.all().map(it => it.id));
    fc.assert(
      fc.property(fc.constantFrom(...bare), word, (model, suffix) => {
        const name = `${model.id}-${suffix}`;
        const found = prices.resolve(name);
        expect(found === undefined || found.id === name || known.has(name) || found.id !== model.id).toBe(
          true,
        );
      }),
    );
  });

  describe('never falls to another price class:', () => {
    const models = fc.constantFrom(...prices.all());

    it('quotes, capitals and another word for the provider change nothing', () => {
      const words = (provider: string) =>
        Object.keys(providerAliases).filter(word => providerAliases[word] === provider);
      const written = models.chain(model =>
        fc.record({
          model: fc.constant(model),
          provider: fc.constantFrom(model.provider, ...words(model.provider)),
          quote: fc.constantFrom('', "'", '"', '`'),
          loud: fc.boolean(),
        }),
      );
      fc.assert(
        fc.property(written, ({ model, provider, quote, loud }) => {
          const name = `${quote}${provider}/${model.id}${quote}`;
          expect(prices.resolve(loud ? name.toUpperCase() : ` ${name} `)).toBe(model);
        }),
        { numRuns: 500 },
      );
    });

    it('a snapshot has the price of its model, or one that is listed for that very day', () => {
      const days = fc.date({ min: new Date('2023-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
      fc.assert(
        fc.property(models, days, fc.boolean(), (model, date, dashes) => {
          const day = date.toISOString().slice(0, 10);
          const found = prices.resolve(
            `${model.provider}/${model.id}-${dashes ? day : day.replaceAll('-', '')}`,
          );
          if (!found || found.id.replaceAll('-', '').includes(day.replaceAll('-', ''))) return;
          expect([found.inputNanoPerToken, found.outputNanoPerToken]).toEqual([
            model.inputNanoPerToken,
            model.outputNanoPerToken,
          ]);
        }),
        { numRuns: 1000 },
      );
    });

    it('a provider’s name before it is that provider, or one whose list price it takes', () => {
      // Azure sells OpenAI's models, and what a Copilot plan includes has its maker's price in place of its own.
      const stands = (provider: string, found: Model) =>
        found.provider === provider ||
        provider === 'github-copilot' ||
        findProvider({ providerId: provider })?.fallback_model_providers?.includes(found.provider);
      fc.assert(
        fc.property(fc.constantFrom(...providerIds), models, (provider, { id }) => {
          const found = prices.resolve(`${provider}/${id}`);
          const alias = aliases[id];
          if (found && !alias) expect(stands(provider, found)).toBe(true);
        }),
        { numRuns: 2000 },
      );
    });
  });
});
