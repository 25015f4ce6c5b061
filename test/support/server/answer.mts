import type { Script } from './script.mts';
import { countTokens } from './tokens.mts';

/** The part of a chat completion request that the server reads. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: unknown }[];
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
}

const answers = [
  'The main risk is the migration: take a backup first, then run it on one customer.',
  'Thank you for writing in. Your order left our warehouse this morning and should arrive on Thursday.',
  'Three points stand out. Sales rose by 4 %, returns fell, and support took a day longer to reply.',
  'The function fails on an empty list. Return early when there is nothing to sum, and add a test for it.',
  'Category: billing. The customer was charged twice and asks for one charge to be returned.',
  'Here is a shorter version that keeps every requirement, in the order in which the reader needs them.',
  'Yes. The contract ends on the last day of June unless either side gives notice by the end of March.',
];

/** A short text for the request, the same one each time. */
export function answerTo(request: ChatRequest): string {
  const text = inputText(request);
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum * 31 + text.charCodeAt(index)) % 1_000_003;
  return answers[sum % answers.length] ?? '';
}

/** All that the model reads, in order. */
export function inputText({ messages }: ChatRequest): string {
  return messages
    .map(
      ({ role, content }) => `${role}\n${typeof content === 'string' ? content : JSON.stringify(content)}\n`,
    )
    .join('');
}

/** The answer in pieces of about a word, as models stream it. */
export function piecesOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+/g) ?? [];
}

/** The `usage` of an answer, as OpenAI's chat completions report it. */
export function usageOf(request: ChatRequest, text: string, cachedTokens: number, script: Script): unknown {
  if (script.usage !== undefined) return script.usage;
  // 3 tokens around each message and 3 to prime the answer: OpenAI's cookbook, "How to count tokens".
  const prompt = request.messages.reduce(
    (sum, { role, content }) =>
      sum +
      3 +
      countTokens(role) +
      countTokens(typeof content === 'string' ? content : JSON.stringify(content)),
    3,
  );
  const reasoning = script.reasoningTokens ?? 0;
  const completion = countTokens(text) + reasoning;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: Math.min(cachedTokens, prompt), audio_tokens: 0 },
    completion_tokens_details: {
      reasoning_tokens: reasoning,
      audio_tokens: 0,
      accepted_prediction_tokens: 0,
      rejected_prediction_tokens: 0,
    },
  };
}
