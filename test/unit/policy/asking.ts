import { decide, type Judged, readRouting } from '../../../src/policy';
import type { Asking } from '../../../src/policy/policy';
import { createPrices } from '../../../src/prices';

const prices = createPrices();

/** A call as it could ask to be made, but for what `over` says. */
export const asking = (over: Partial<Asking> = {}): Asking => ({
  model: 'gpt-4o',
  task: 'extraction',
  tags: [],
  prompt: 'prompts/orders.prompt.md',
  inputTokens: () => 800,
  // A Saturday.
  at: new Date(2026, 10, 21, 12).getTime(),
  ...over,
});

interface Beside {
  readonly others?: object;
  readonly limits?: object;
  readonly judged?: readonly Judged[];
}

/** What the policy in `entry` says of a call. */
export function follow(
  entry: unknown,
  over: Partial<Asking> = {},
  { others = {}, limits = {}, judged = [] }: Beside = {},
) {
  const { routing, problems } = readRouting({ policy: 'mine', policies: { ...others, mine: entry }, limits });
  if (problems.length > 0) throw new Error(problems.join(' '));
  return decide(routing, asking(over), judged, prices);
}

/** So many judged calls of a model, of which some passed. */
export const judged = (model: string, calls: number, passed: number, over: Partial<Judged> = {}) =>
  Array.from(
    { length: calls },
    (_, index): Judged => ({
      model,
      scorePermille: index < passed ? 1000 : 0,
      costNano: model.includes('mini') ? 100 : 1700,
      latencyMs: 900,
      ...over,
    }),
  );
