import type { Call } from '../ledger';
import { fillPlaceholders, type Prompt } from '../prompts';
import { bookedTask } from '../routing';
import type { Calls } from './calls';
import { countPrompt } from './counted';
import { type CallResult, type Endpoint, type SendOptions, sendMessages } from './send';

export interface CallOptions
  extends Endpoint,
    Pick<SendOptions, 'model' | 'maxOutputTokens' | 'keepText' | 'limits' | 'policy' | 'signal' | 'onText'> {
  readonly prompt: Prompt;
  /** Values for the prompt's placeholders, by name. */
  readonly values: Readonly<Record<string, string>>;
  /** What the call is booked on, beside what the prompt tells and the user of this machine. */
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'interactive'> &
    Partial<Pick<Call, 'tags'>>;
}

/** Runs a prompt: fills it in, calls the model, records the call, and then returns; see `sendMessages`. */
export function callModel(
  { prompt, values, maxOutputTokens = prompt.maxOutputTokens, ...sending }: CallOptions,
  calls: Calls,
): Promise<CallResult> {
  const { messages } = fillPlaceholders(prompt, values);
  const booking = {
    ...sending.booking,
    task: bookedTask(prompt),
    promptTokens: countPrompt(prompt, sending.model, calls.rooms),
  };
  const { temperature } = prompt;
  return sendMessages({ ...sending, values, messages, maxOutputTokens, temperature, booking }, calls);
}
