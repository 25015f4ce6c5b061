import type { EstimateOptions } from './estimate';

/** What a call is estimated with where neither the prompt nor a setting says anything. */
export const estimateDefaults = {
  defaultModel: 'gpt-4.1',
  expectedOutputTokens: 500,
} satisfies EstimateOptions;
