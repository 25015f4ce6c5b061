import type { Model } from '../prices';
import type { Message } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';

/**
 * OpenAI's rule for chat models: 3 tokens around each message and those of its role, 3 to prime the reply
 * (OpenAI Cookbook, "How to count tokens with tiktoken", section 6, checked 2026-11-21). OpenAI states it for its
 * models up to gpt-4o; it is used for those since, which speak the same format.
 */
const tokensPerMessage = 3;
const tokensToPrimeReply = 3;

/**
 * The most that published chat templates of other makers add: Llama 3, Qwen, Mistral and DeepSeek mark a message with
 * up to 8 tokens and put up to 30 of their own before the first; the template of gpt-oss puts some 60 there
 * (cookbook.openai.com/articles/openai-harmony, checked 2026-11-21).
 */
const mostTokensPerMessage = 8;
const mostTokensPerCall = 30;
const mostTokensPerHarmonyCall = 100;

/**
 * What the chat format adds to the messages' own tokens. Exact for OpenAI's chat models. Others bill no fixed number:
 * none is expected of them, and only the upper bound allows for it. Completion and embedding models add nothing.
 */
export function countOverhead(
  messages: readonly Pick<Message, 'role'>[],
  model: Model | undefined,
  tokens: Tokens,
): TokenCount {
  const tokenizer = model?.tokenizer ?? 'unknown';
  if (messages.length === 0 || (model && !isChat(model))) return exactly(0);
  if (tokenizer === 'o200k_base' || tokenizer === 'cl100k_base') {
    const each = messages.map(({ role }) => tokensPerMessage + tokens.count(role, tokenizer));
    return exactly(each.reduce((sum, it) => sum + it, tokensToPrimeReply));
  }
  const perCall = tokenizer === 'o200k_harmony' ? mostTokensPerHarmonyCall : mostTokensPerCall;
  return { tokens: 0, low: 0, high: messages.length * mostTokensPerMessage + perCall, basis: 'estimate' };
}

function isChat(model: Model): boolean {
  return (
    model.outputNanoPerToken > 0 && !/gpt-3\.5-turbo-instruct|davinci|babbage|curie|^ada$/.test(model.id)
  );
}

function exactly(tokens: number): TokenCount {
  return { tokens, low: tokens, high: tokens, basis: 'exact' };
}
