import type { Estimate } from '../../estimate';
import { type FormatId, type Prompt, textOffset } from '../../prompts';
import type { Tokens } from '../../tokens';
import { reachOf } from './reach';
import { cacheable, cacheOf } from './rule';

/** What an edit takes out of the provider's prompt cache, once. */
export interface Rewritten {
  /** Tokens from the edit to the end of the cached beginning: the next call pays for them as if they were new. */
  readonly tokens: number;
  /** Only where the request marks what is to be cached: then calls in the ledger tell whether it does. */
  readonly onlyIfMarked: boolean;
}

/**
 * What an edit changes of the beginning that calls have in common and the cache of the prompt's model serves, by its
 * maker's rule; undefined where the edit stands behind it, where it is too short, or no cache is known.
 * @param offset where in the file the edit begins
 */
export function rewrittenBy(
  format: FormatId,
  prompt: Prompt,
  text: string,
  { model, tools, input }: Pick<Estimate, 'model' | 'tools' | 'input'>,
  tokens: Tokens,
  offset: number,
): Rewritten | undefined {
  const cache = model && cacheOf(model);
  if (!cache || prompt.batch || input.high < cache.leastTokens) return undefined;
  const count = (of: string) => tokens.measure(of, model.tokenizer).tokens;
  const toolTokens = tools.reduce((sum, it) => sum + it.tokens.tokens, 0);
  const reach = reachOf(format, prompt, text, count, toolTokens);
  if (reach && reach.first.start <= offset) return undefined;
  const upTo = (end: number) =>
    prompt.messages
      .filter(it => it.start < end)
      .reduce((sum, it) => sum + count(it.text.slice(0, textOffset(it, Math.min(end, it.end)))), toolTokens);
  const rewritten = cacheable(cache, reach?.before ?? upTo(prompt.end)) - upTo(offset);
  return rewritten > 0 ? { tokens: rewritten, onlyIfMarked: cache.breakpoint } : undefined;
}
