import type { Model } from '../prices';
import type { Message, Prompt } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import { countOverhead } from './overhead';

/** The part of a message that is counted. */
type Counted = Pick<Message, 'role' | 'text'>;

/** What a call sends: a prompt, or messages with or without what goes along with them. */
type Sent<M extends Counted> = { readonly messages: readonly M[] } & Partial<
  Pick<Prompt, 'tools' | 'images' | 'toolCalls' | 'wordless'>
>;

export interface InputEstimate<M extends Counted> {
  readonly messages: readonly { readonly message: M; readonly tokens: TokenCount }[];
  readonly overheadTokens: number;
  /** The messages and what the chat format adds to them. */
  readonly input: TokenCount;
}

/**
 * Counts what a call sends to `model` (unknown when undefined), part by part. Messages are counted as they
 * are written: a placeholder counts as its own text, since its value is not known yet.
 */
export function countInput<M extends Counted>(
  { messages }: Sent<M>,
  model: Model | undefined,
  tokens: Tokens,
): InputEstimate<M> {
  const tokenizer = model?.tokenizer ?? 'unknown';
  const counted = messages.map(message => ({ message, tokens: tokens.measure(message.text, tokenizer) }));
  const overhead = countOverhead(messages, model, tokens);
  return {
    messages: counted,
    overheadTokens: overhead.tokens,
    input: counted.reduce((sum, it) => add(sum, it.tokens), overhead),
  };
}

function add(a: TokenCount, b: TokenCount): TokenCount {
  return {
    tokens: a.tokens + b.tokens,
    low: a.low + b.low,
    high: a.high + b.high,
    basis: a.basis === 'exact' && b.basis === 'exact' ? 'exact' : 'estimate',
  };
}
