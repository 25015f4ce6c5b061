import type { Model } from '../prices';
import type { Message, Role } from '../prompts';
import type { Encoding, TokenCount, Tokens } from '../tokens';
import { between, exactly } from './sum';

/**
 * OpenAI's rule for chat models: 3 tokens around each message and those of its role, one more and its own where it has
 * a name, 3 to prime the reply (OpenAI Cookbook, "How to count tokens with tiktoken", section 6, checked 2026-11-21).
 * OpenAI states it for its models up to gpt-4o; it is used for those since, which speak the same format.
 */
const tokensPerMessage = 3;
const tokensPerName = 1;
const tokensToPrimeReply = 3;

/**
 * Models that reason prime with `<|start|>assistant` alone, as the channel comes next
 * (cookbook.openai.com/articles/openai-harmony). Seen in bills: o4-mini 17 tokens where the rule above has 18
 * (community.openai.com/t/1271170); one prompt of pydantic-ai's recorded tests is 8 on gpt-4o-mini and 7 on o3-mini,
 * another the same on o3, gpt-5.4, gpt-5.5 and gpt-5.6. Checked 2026-11-22.
 */
const tokensToPrimeReasoning = 2;
const reasons = /(?:^|[/.:])(?:o\d|gpt-[5-9](?!.*chat)|codex)/;

/**
 * A tool's answer carries the tool's name in the place of a role (github.com/hmarr/openai-chat-tokens). Where the
 * request leaves the name out, OpenAI takes it from the call: two tokens seen, more for a long one.
 */
const tokensOfAnswerer = 2;
const mostTokensOfAnswerer = 16;

/**
 * The most that published chat templates of other makers add: Llama 3, Qwen, Mistral and DeepSeek mark a message with
 * up to 8 tokens and put up to 30 of their own before the first; the template of gpt-oss puts some 60 there
 * (cookbook.openai.com/articles/openai-harmony, checked 2026-11-21).
 */
const mostTokensPerMessage = 8;
const mostTokensPerCall = 30;
const mostTokensPerHarmonyCall = 100;

/** A message without its text. */
type Bare = Pick<Message, 'role' | 'name'>;

/**
 * What the chat format adds to the messages' own tokens. Exact for OpenAI's chat models. Others bill no fixed number:
 * none is expected of them, and only the upper bound allows for it. Completion and embedding models add nothing.
 * @param wordless roles of the messages that hold no text
 */
export function countOverhead(
  messages: readonly Bare[],
  wordless: readonly Role[],
  model: Model | undefined,
  tokens: Tokens,
): TokenCount {
  const tokenizer = model?.tokenizer ?? 'unknown';
  const all: readonly Bare[] = [...messages, ...wordless.map(role => ({ role }))];
  if (all.length === 0 || (model && !isChat(model))) return exactly(0);
  if (tokenizer === 'o200k_base' || tokenizer === 'cl100k_base') {
    const prime = reasons.test(model?.id ?? '') ? tokensToPrimeReasoning : tokensToPrimeReply;
    const known = all.reduce((sum, it) => sum + aroundMessage(it, tokenizer, tokens), prime);
    const answers = all.filter(it => it.role === 'tool').length;
    if (answers === 0) return exactly(known);
    return between(known - answers, known, known + answers * mostTokensOfAnswerer);
  }
  const perCall = tokenizer === 'o200k_harmony' ? mostTokensPerHarmonyCall : mostTokensPerCall;
  const names = all.reduce((sum, it) => sum + tokens.measure(it.name ?? '', tokenizer).high, 0);
  return between(0, 0, all.length * mostTokensPerMessage + names + perCall);
}

function aroundMessage({ role, name }: Bare, encoding: Encoding, tokens: Tokens): number {
  const nameTokens = name === undefined ? 0 : tokens.count(name, encoding);
  if (role === 'tool') return tokensPerMessage + (nameTokens || tokensOfAnswerer);
  return tokensPerMessage + tokens.count(role, encoding) + (nameTokens && tokensPerName + nameTokens);
}

function isChat(model: Model): boolean {
  return (
    model.outputNanoPerToken > 0 && !/gpt-3\.5-turbo-instruct|davinci|babbage|curie|^ada$/.test(model.id)
  );
}
