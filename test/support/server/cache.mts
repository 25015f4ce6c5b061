import { countTokens } from './tokens.mts';

/**
 * The provider's prompt cache as OpenAI describes it (platform.openai.com/docs/guides/prompt-caching, read 2026-11):
 * from 1,024 tokens on, the longest prefix seen before is read from the cache, in steps of 128 tokens.
 */
export function createCache(): { read(model: string, input: string): number } {
  const seen = new Map<string, string[]>();
  return {
    read(model, input) {
      const before = seen.get(model) ?? [];
      seen.set(model, [input, ...before].slice(0, 50));
      const prefix = Math.max(0, ...before.map(other => commonPrefix(input, other)));
      const tokens = Math.floor(countTokens(input.slice(0, prefix)) / 128) * 128;
      return tokens < 1024 ? 0 : tokens;
    },
  };
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
