/** What a month of somebody without a history may look like: a starting point to change, not a measurement. */
export interface Profile {
  readonly name: string;
  readonly callsPerMonth: number;
  /** Input tokens of a call that the provider's prompt cache does not serve, and those that it does. */
  readonly input: number;
  readonly cacheRead: number;
  readonly output: number;
}

/** Round figures of our own, chosen 2026-11: somebody's evenings, a working day of chat and code, a product, a company. */
export const profiles: readonly Profile[] = [
  { name: 'hobbyist', callsPerMonth: 300, input: 1_000, cacheRead: 0, output: 400 },
  { name: 'professional', callsPerMonth: 4_000, input: 2_800, cacheRead: 1_200, output: 600 },
  { name: 'small business', callsPerMonth: 60_000, input: 1_400, cacheRead: 600, output: 400 },
  { name: 'enterprise', callsPerMonth: 3_000_000, input: 1_250, cacheRead: 1_250, output: 400 },
];
