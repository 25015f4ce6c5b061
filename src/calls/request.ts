import { createHash } from 'node:crypto';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { Filled } from '../prompts';
import type { Json } from './outgoing';
import type { Endpoint, SendOptions } from './send';

/** The chat completion request for messages: streamed, and asking for the usage at its end. */
export function requestOf({
  messages,
  model,
  baseUrl,
  maxOutputTokens,
  temperature,
}: SendOptions & Pick<Endpoint, 'baseUrl'>): Json {
  // OpenAI's reasoning models take only the new name of the limit, many compatible servers only the old one.
  const limit = /\bopenai\.(com|azure\.com)$/.test(new URL(baseUrl).hostname)
    ? 'max_completion_tokens'
    : 'max_tokens';
  return {
    model,
    messages: messages.map(({ role, text }) => messageOf(role, text)),
    stream: true,
    stream_options: { include_usage: true },
    ...(maxOutputTokens !== undefined && { [limit]: maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
  } satisfies ChatCompletionCreateParamsStreaming;
}

/** A tool's result needs the call it answers, which prompt files do not hold: it is sent as the user's words. */
function messageOf(role: Filled['messages'][number]['role'], content: string): ChatCompletionMessageParam {
  return { role: role === 'tool' ? 'user' : role, content };
}

/**
 * A one-way hash of a request's body (128 bits of SHA-256), the same for the same model, messages and parameters: it tells
 * that something was asked before, and nothing of what was asked.
 */
export function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url').slice(0, 22);
}
