import type { Usage } from '../../prices';
import { areCounts, field, numberAt } from './field';

/**
 * The usage of an OpenAI chat completion in disjoint buckets; `undefined` when the provider sent none, or numbers
 * that cannot be token counts or do not fit together: then nothing of it is believed.
 *
 * In OpenAI's report cached and cache-written tokens are parts of `prompt_tokens`, and reasoning is a part of
 * `completion_tokens` (openai-node, resources/completions.ts, `CompletionUsage`). Some compatible providers (xAI)
 * count reasoning beside the completion: there `total_tokens` shows it. Audio and image tokens are not told apart.
 */
export function chatUsage(raw: unknown): Usage | undefined {
  const prompt = numberAt(raw, 'prompt_tokens');
  const completion = numberAt(raw, 'completion_tokens');
  const total = numberAt(raw, 'total_tokens', 0);
  const inputDetails = field(raw, 'prompt_tokens_details');
  const cacheRead = numberAt(inputDetails, 'cached_tokens', 0);
  const cacheWrite = numberAt(inputDetails, 'cache_write_tokens', 0);
  const reasoning = numberAt(field(raw, 'completion_tokens_details'), 'reasoning_tokens', 0);
  if (!areCounts([prompt, completion, total, cacheRead, cacheWrite, reasoning])) return undefined;
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
