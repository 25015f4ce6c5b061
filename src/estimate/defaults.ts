import type { EstimateOptions } from './estimate';

/**
 * What a call is estimated with where neither the prompt nor a setting says anything. The model is the cheapest of
 * OpenAI's that is current and whose encoding is published, so that a count is exact; checked 2026-11-21.
 */
export const estimateDefaults = {
  defaultModel: 'gpt-5.6-luna',
  expectedOutputTokens: 500,
} satisfies EstimateOptions;
