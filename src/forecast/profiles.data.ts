/** What a month of somebody without a history may look like: a starting point to change, not a measurement. */
export interface Profile {
  readonly name: string;
  readonly callsPerMonth: number;
  /** Input tokens of a call, cached ones included. */
  readonly inputTokens: number;
  /** The part of the input that the provider's prompt cache serves, from 0 to 1. */
  readonly cachedShare: number;
  readonly outputTokens: number;
}

/** Round figures of our own, chosen 2026-11: one person's evenings, a working day of chat and code, a product, a company's. */
export const profiles: readonly Profile[] = [
  { name: 'hobbyist', callsPerMonth: 300, inputTokens: 1_000, cachedShare: 0, outputTokens: 400 },
  { name: 'professional', callsPerMonth: 4_000, inputTokens: 4_000, cachedShare: 0.3, outputTokens: 600 },
  { name: 'small business', callsPerMonth: 60_000, inputTokens: 2_000, cachedShare: 0.3, outputTokens: 400 },
  { name: 'enterprise', callsPerMonth: 3_000_000, inputTokens: 2_500, cachedShare: 0.5, outputTokens: 400 },
];
