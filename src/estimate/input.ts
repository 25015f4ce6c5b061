import type { Model } from '../prices';
import type { Image, Message, Prompt, Tool, ToolCall } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import { countImage } from './images/images';
import { countOverhead } from './overhead';
import { total } from './sum';
import { countToolCall } from './tools/calls';
import { countTool, countToolPrompt } from './tools/tools';

/** The part of a message that is counted. */
type Counted = Pick<Message, 'role' | 'text' | 'name'>;

/** What a call sends: a prompt, or messages with or without what goes along with them. */
type Sent<M extends Counted> = { readonly messages: readonly M[] } & Partial<
  Pick<Prompt, 'tools' | 'images' | 'toolCalls' | 'wordless'>
>;

export interface InputEstimate<M extends Counted> {
  readonly messages: readonly { readonly message: M; readonly tokens: TokenCount }[];
  readonly tools: readonly { readonly tool: Tool; readonly tokens: TokenCount }[];
  readonly images: readonly { readonly image: Image; readonly tokens: TokenCount }[];
  readonly toolCalls: readonly { readonly call: ToolCall; readonly tokens: TokenCount }[];
  /** What the chat format adds to the messages, and what offering tools adds by itself. */
  readonly overheadTokens: number;
  /** All of them. */
  readonly input: TokenCount;
}

/**
 * Counts what a call sends to `model` (unknown when undefined), part by part. Messages are counted as they
 * are written: a placeholder counts as its own text, since its value is not known yet.
 */
export function countInput<M extends Counted>(
  { messages, tools = [], images = [], toolCalls = [], wordless = [] }: Sent<M>,
  model: Model | undefined,
  tokens: Tokens,
): InputEstimate<M> {
  const tokenizer = model?.tokenizer ?? 'unknown';
  const system = messages.find(it => it.role === 'system' || it.role === 'developer')?.text;
  const overhead = total([
    countOverhead(messages, wordless, model, tokens),
    countToolPrompt({ tools, system }, model, tokens),
  ]);
  const parts = {
    messages: messages.map(message => ({ message, tokens: tokens.measure(message.text, tokenizer) })),
    tools: tools.map(tool => ({ tool, tokens: countTool(tool, model, tokens) })),
    images: images.map(image => ({ image, tokens: countImage(image, model) })),
    toolCalls: toolCalls.map(call => ({
      call,
      tokens: countToolCall(call, toolCalls.length, model, tokens),
    })),
  };
  const counts = Object.values(parts).flatMap(part => part.map(it => it.tokens));
  return { ...parts, overheadTokens: overhead.tokens, input: total([...counts, overhead]) };
}
