import type { Model } from '../../prices';
import type { ToolCall } from '../../prompts';
import type { TokenCount, Tokens } from '../../tokens';
import { between } from '../sum';

/**
 * Tokens around a call's name and arguments on OpenAI's models (github.com/hmarr/openai-chat-tokens, src/index.ts), and
 * what calling several at once adds (community.openai.com/t/538914: 49 tokens for a second call and its answer, where
 * one alone has 25). Both are read off bills; OpenAI publishes no rule. Checked 2026-11-22.
 */
const tokensPerCall = 3;
const tokensForParallel = 24;

/** What templates of others, and Anthropic's ids and tags, are taken to add to a call at most. */
const mostTokensPerCall = 60;

/**
 * Tokens of the tool calls of a conversation, as its next request sends them.
 * Not handled: that OpenAI escapes what is not ASCII in the answers to calls made at once, which makes them several
 * times as long (community.openai.com/t/1375117).
 */
export function countToolCall(
  call: ToolCall,
  among: number,
  model: Model | undefined,
  tokens: Tokens,
): TokenCount {
  const tokenizer = model?.tokenizer ?? 'unknown';
  const name = tokens.measure(call.name, tokenizer);
  const json = tokens.measure(call.arguments, tokenizer);
  const low = name.low + json.low;
  if (name.basis === 'estimate')
    return between(low, name.tokens + json.tokens + tokensPerCall, name.high + json.high + mostTokensPerCall);
  const known = low + tokensPerCall;
  return between(low, known, known + tokensPerCall + (among > 1 ? tokensForParallel : 0));
}
