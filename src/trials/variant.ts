import { type Filled, fillPlaceholders, type Prompt, placeholderNames } from '../prompts';
import { type Input, messageColumn } from './inputs';

/** One side of a trial: a prompt on a model. */
export interface Variant {
  /** Tells it from the other side, to the user: the model where the prompts are the same. */
  readonly name: string;
  /** With what it includes in place. */
  readonly prompt: Prompt;
  readonly model: string;
}

/** What is sent for an input. A prompt that asks for no values is sent with the input as the user's message. */
export function messagesFor(
  { prompt }: Pick<Variant, 'prompt'>,
  { values, sent }: Input,
): Filled['messages'] {
  if (sent) return sent;
  const { messages } = fillPlaceholders(prompt, values);
  const text = values[messageColumn];
  if (placeholderNames(prompt).length > 0 || text === undefined) return messages;
  return [...messages, { role: 'user', text }];
}
