import type { Model } from '../../prices';
import { type CacheRule, cacheRules } from './rules.data';

/** A model's prompt cache: its maker's rule, and what a token read from it costs less than one that is not. */
export interface Cache extends CacheRule {
  /** Nano-dollars a token. */
  readonly savedNanoPerToken: number;
}

/** The prompt cache of a model; undefined where none is known, or reading from it costs no less. */
export function cacheOf({ id, inputNanoPerToken, cacheReadNanoPerToken }: Model): Cache | undefined {
  const rule = cacheRules.find(it => it.models.test(id));
  const savedNanoPerToken = inputNanoPerToken - (cacheReadNanoPerToken ?? inputNanoPerToken);
  return rule && savedNanoPerToken > 0 ? { ...rule, savedNanoPerToken } : undefined;
}

/** How many tokens of a call can come from the cache when it begins with so many that are the same in every call. */
export function cacheable({ leastTokens, stepTokens }: CacheRule, tokens: number): number {
  return tokens < leastTokens ? 0 : tokens - ((tokens - leastTokens) % stepTokens);
}
