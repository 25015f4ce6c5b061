interface BatchSale {
  /** The models sold so, by the catalogue's ids; all that answer text with text where it is absent. */
  readonly models?: ReadonlySet<string>;
  /** Whether input read from the cache is half its own price too, or stays at it. */
  readonly cacheRead: 'half' | 'list';
}

/**
 * Who sells calls that may take a day at half the list price, by the catalogue's provider id; nobody else is known to.
 * Checked 2026-11-22. Read on the maker's own page: Google's half price (ai.google.dev/gemini-api/docs/optimization).
 * From pages that quote the makers': Anthropic's, on all of the usage (platform.claude.com/docs/en/build-with-claude/
 * batch-processing); OpenAI's (developers.openai.com/api/docs/guides/batch); and that Google's discounts of batch and
 * cache do not add up, the cache's holds (Vertex AI, batch inference). OpenAI's models are those that the npm package
 * gpt-tokenizer 4.0.0 lists the endpoint for (a test compares them); it does not know GPT-6, so nor does this.
 */
export const batchSales: Readonly<Record<string, BatchSale>> = {
  anthropic: { cacheRead: 'half' },
  google: { cacheRead: 'list' },
  openai: {
    // Models before GPT-5 read no cache in a batch, so theirs is never charged.
    cacheRead: 'half',
    models: new Set([
      'gpt-3.5-turbo',
      'gpt-3.5-turbo-1106',
      'gpt-4',
      'gpt-4-turbo',
      'gpt-4.1',
      'gpt-4.1-mini',
      'gpt-4.1-nano',
      'gpt-4o',
      'gpt-4o-2024-05-13',
      'gpt-4o-mini',
      'gpt-5',
      'gpt-5-mini',
      'gpt-5-nano',
      'gpt-5-pro',
      'gpt-5.1',
      'gpt-5.2',
      'gpt-5.4',
      'gpt-5.4-mini',
      'gpt-5.4-nano',
      'gpt-5.5',
      'gpt-5.5-pro',
      'gpt-5.6-luna',
      'gpt-5.6-sol',
      'gpt-5.6-terra',
      'o1',
      'o1-pro',
      'o3',
      'o3-mini',
      'o3-pro',
      'o4-mini',
    ]),
  },
};
