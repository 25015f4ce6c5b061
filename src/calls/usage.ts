import type { Usage } from '../prices';

/**
 * The usage of an OpenAI chat completion in disjoint buckets; `undefined` when the provider sent none, or numbers
 * that cannot be token counts or do not fit together: then nothing of it is believed.
 *
 * In OpenAI's report cached and cache-written tokens are parts of `prompt_tokens`, and reasoning is a part of
 * `completion_tokens` (openai-node, resources/completions.ts, `CompletionUsage`). Some compatible providers (xAI)
 * count reasoning beside the completion: there `total_tokens` shows it. Audio and image tokens are not told apart.
 */
export function usageOf(raw: unknown): Usage | undefined {
  const prompt = count(raw, 'prompt_tokens');
  const completion = count(raw, 'completion_tokens');
  const total = count(raw, 'total_tokens', 0);
  const inputDetails = field(raw, 'prompt_tokens_details');
  const cacheRead = count(inputDetails, 'cached_tokens', 0);
  const cacheWrite = count(inputDetails, 'cache_write_tokens', 0);
  const reasoning = count(field(raw, 'completion_tokens_details'), 'reasoning_tokens', 0);
  const all = [prompt, completion, total, cacheRead, cacheWrite, reasoning];
  if (!all.every(isCount)) return undefined;
  if (cacheRead + cacheWrite > prompt) return undefined;
  const reasoningIsBeside = reasoning > 0 && total === prompt + completion + reasoning;
  return {
    input: prompt - cacheRead - cacheWrite,
    cacheRead,
    cacheWrite5m: cacheWrite,
    cacheWrite1h: 0,
    output: completion + (reasoningIsBeside ? reasoning : 0),
  };
}

/** NaN for what is there and no number; `otherwise` for what is not there. */
function count(of: unknown, name: string, otherwise = Number.NaN): number {
  const value = field(of, name);
  if (value === undefined || value === null) return otherwise;
  return typeof value === 'number' ? value : Number.NaN;
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;
