import { hash } from 'node:crypto';
import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { Filled } from '../prompts';
import type { Json } from './outgoing';
import type { Endpoint, SendOptions } from './send';

type Requested = Pick<SendOptions, 'messages' | 'model' | 'maxOutputTokens' | 'temperature'> &
  Pick<Endpoint, 'baseUrl'>;

/** The chat completion request for messages: streamed, and asking for the usage at its end. */
export function requestOf(options: Requested): Json {
  return {
    ...requestBody(options),
    stream: true,
    stream_options: { include_usage: true },
  } satisfies ChatCompletionCreateParamsStreaming;
}

/** The same, answered in one piece, as a line of a batch is. */
export function requestBody({ messages, model, baseUrl, maxOutputTokens, temperature }: Requested): {
  readonly model: string;
  readonly messages: ChatCompletionMessageParam[];
} {
  // OpenAI's reasoning models take only the new name of the limit, many compatible servers only the old one.
  const limit = /\bopenai\.(com|azure\.com)$/.test(new URL(baseUrl).hostname)
    ? 'max_completion_tokens'
    : 'max_tokens';
  return {
    model,
    messages: messages.map(({ role, text }) => messageOf(role, text)),
    ...(maxOutputTokens !== undefined && { [limit]: maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
  };
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
  return hash('sha256', body, 'base64url').slice(0, 22);
}
