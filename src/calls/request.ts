import type {
  ChatCompletionCreateParamsStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { Filled } from '../prompts';
import type { CallOptions } from './run';

/** The chat completion request for a filled in prompt: streamed, and asking for the usage at its end. */
export function requestOf(
  { prompt, model, baseUrl, maxOutputTokens = prompt.maxOutputTokens }: CallOptions,
  messages: Filled['messages'],
): ChatCompletionCreateParamsStreaming {
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
    ...(prompt.temperature !== undefined && { temperature: prompt.temperature }),
  };
}

/** A tool's result needs the call it answers, which prompt files do not hold: it is sent as the user's words. */
function messageOf(role: Filled['messages'][number]['role'], content: string): ChatCompletionMessageParam {
  return { role: role === 'tool' ? 'user' : role, content };
}
