import type { Estimate } from '../../estimate';
import type { Prompt, PromptFile } from '../../prompts';
import type { Tokens } from '../../tokens';
import type { Finding } from '../finding';
import { moveVariablesLast } from './moveLast';
import { type Reach, reachOf } from './reach';
import { type Cache, cacheable, cacheOf } from './rule';
import { costLess, counted } from './saving';

/** Behind a beginning that is cached already, fewer tokens than this are not worth a word. */
const worthTokens = 1024;

/** How much of a prompt the cache of its model misses for the place of its variables. */
export interface OutOfReach extends Reach {
  readonly cache: Cache;
  /** Tokens that the cache can serve as the prompt is written. */
  readonly servedTokens: number;
  /** How many more it could serve with all variables last. */
  readonly missedTokens: number;
}

/**
 * What the prompt cache misses because a variable stands before static text; undefined where that is little, where the
 * static text is too short to be cached at all, or where the model has no cache that we know, or no price.
 * A batch has none: its calls come at any time.
 */
function outOfReach(
  { format }: PromptFile,
  prompt: Prompt,
  text: string,
  { model, cost, tools, input }: Pick<Estimate, 'model' | 'cost' | 'tools' | 'input'>,
  tokens: Tokens,
): OutOfReach | undefined {
  const cache = model && cacheOf(model);
  if (!cache || cost.kind === 'unpriced' || prompt.batch || input.high < cache.leastTokens) return undefined;
  const count = (of: string) => tokens.measure(of, model.tokenizer).tokens;
  const toolTokens = tools.reduce((sum, it) => sum + it.tokens.tokens, 0);
  const reach = reachOf(format, prompt, text, count, toolTokens);
  if (!reach) return undefined;
  const servedTokens = cacheable(cache, reach.before);
  const missedTokens = cacheable(cache, reach.before + reach.behind) - servedTokens;
  const isLittle = servedTokens > 0 && reach.behind < worthTokens;
  return missedTokens > 0 && !isLittle ? { ...reach, cache, servedTokens, missedTokens } : undefined;
}

/**
 * A variable stands before a long static part, which the provider's prompt cache cannot serve for it.
 * @param callsPerMonth calls of this prompt in a month; the sum is told for 1,000 calls when absent
 */
export function cacheOrder(
  file: PromptFile,
  prompt: Prompt,
  text: string,
  estimate: Estimate,
  tokens: Tokens,
  callsPerMonth?: number,
): Finding | undefined {
  const missed = outOfReach(file, prompt, text, estimate, tokens);
  if (!missed) return undefined;
  const { first, cache, missedTokens, servedTokens } = missed;
  const { start, end } = first;
  const name = text.slice(start, end).replace(/\s+/g, ' ').slice(0, 60);
  const saved = cache.savedNanoPerToken * missedTokens;
  const least = counted(cache.leastTokens);
  const where = servedTokens > 0 ? 'stand behind it, out of the reach of' : 'can never come from';
  const why = servedTokens > 0 ? '' : `, which needs ${least} that every call begins with`;
  const mark = cache.breakpoint ? ' and a cache breakpoint before them' : '';
  const order = moveVariablesLast(file.format, prompt, text);
  const byHand = order.kind === 'stays' ? ` That takes rewriting by hand. ${order.because}` : '';
  return {
    code: 'cache-order',
    severity: 'information',
    message:
      `If ${name} changes from call to call, ${counted(missedTokens, estimate.input.basis)} static tokens ${where} ` +
      `${cache.maker}’s prompt cache${why}. With the variables last${mark}, ${costLess(saved, callsPerMonth)}.` +
      byHand,
    start,
    end,
    prompt: prompt.name,
    savingNano: Math.round(saved),
  };
}
