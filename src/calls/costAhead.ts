import { countInput, estimateDefaults } from '../estimate';
import type { Prices } from '../prices';
import type { Tokens } from '../tokens';
import type { Content } from './content';
import type { Outgoing } from './outgoing';

/** What a call costs, as far as it is known before it is made, in nano-dollars. */
export interface CostAhead {
  /**
   * What it is let through on: its input as if all of it came from a cache, and a usual answer. Where none is known none is
   * asked for: a call is not refused for an answer that nobody knows.
   */
  readonly likelyNano: number;
  /**
   * What is set aside for it: its input at its full price, and its answer up to its limit unless shorter ones are
   * usual.
   */
  readonly mostNano: number;
}

/** What a call sends, and how long its answer may be. */
export interface Sent {
  readonly model: string;
  readonly content: Content;
  /** The most output tokens it asks for; absent where it sets no limit, 0 where it is answered with none. */
  readonly outputLimit?: number | undefined;
  /** Output tokens of answers to the like of it, where they are known. */
  readonly usualOutput?: number | undefined;
}

/**
 * What a call will cost; nothing where its model has no price. Set aside without a limit is an answer as long as is
 * assumed everywhere.
 */
export function costAhead(
  { model, content, outputLimit, usualOutput }: Sent,
  { prices, tokens }: { readonly prices: Prices; readonly tokens: Tokens },
): CostAhead {
  const { input } = countInput(content, prices.resolve(model), tokens);
  const likely = Math.min(outputLimit ?? Number.POSITIVE_INFINITY, usualOutput ?? 0);
  const most = usualOutput === undefined ? (outputLimit ?? estimateDefaults.expectedOutputTokens) : likely;
  const nano = (uncached: number, cacheRead: number, output: number) => {
    const usage = { input: uncached, cacheRead, cacheWrite5m: 0, cacheWrite1h: 0, output };
    const cost = prices.cost(model, usage);
    return cost.kind === 'priced' ? cost.costNano : 0;
  };
  const likelyNano = nano(0, input.low, likely);
  return { likelyNano, mostNano: Math.max(likelyNano, nano(input.tokens, 0, most)) };
}

/** The most output tokens that a request asks for; undefined where it sets no limit. */
export function outputLimitOf({ api, body }: Pick<Outgoing, 'api' | 'body'>): number | undefined {
  if (api === 'embeddings') return 0;
  const said = [body.max_tokens, body.max_completion_tokens, body.max_output_tokens];
  return said.find((it): it is number => Number.isSafeInteger(it) && (it as number) >= 0);
}
