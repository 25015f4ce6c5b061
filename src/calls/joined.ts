import type { Role } from '../prompts';
import type { BillRooms } from './bill';
import { contentOf } from './content';
import { countPrompt } from './counted';
import { type Booking, modelOf, type Outgoing } from './outgoing';

/** The prompt that made a call, as its calls are booked. */
export interface MadeBy extends Pick<Booking, 'workspace' | 'prompt' | 'task'> {
  /** Its own text, placeholders as they are written. */
  readonly messages: readonly { readonly role: Role; readonly text: string }[];
}

/** Finds the prompt that made a call of these messages; undefined where there is none, or more than one may have. */
export type PromptOf = (
  messages: readonly { readonly role: Role; readonly text: string }[],
) => MadeBy | undefined;

export interface JoinRooms extends BillRooms {
  /** Absent where no prompts are known. */
  readonly promptOf?: PromptOf | undefined;
}

/**
 * A call booked on the prompt that made it, where who makes it does not say one. What it says stays: a task, and a
 * workspace, in which no prompt of another is looked for.
 */
export function joined(call: Outgoing, rooms: JoinRooms): Outgoing {
  const { booking, api } = call;
  if (!rooms.promptOf || booking.prompt !== '' || api === 'embeddings') return call;
  const made = rooms.promptOf(contentOf(call).messages);
  if (!made || (booking.workspace !== '' && booking.workspace !== made.workspace)) return call;
  return {
    ...call,
    booking: {
      ...booking,
      workspace: made.workspace,
      prompt: made.prompt,
      task: booking.task || made.task,
      promptTokens: tokensOf(made, modelOf(call), rooms),
    },
  };
}

/** Tokens of prompts by the model asked: a program makes its calls with few of them, and none waits for a count twice. */
const counts = new WeakMap<MadeBy, Map<string, number>>();

function tokensOf(made: MadeBy, model: string, rooms: BillRooms): number {
  const known = counts.get(made) ?? new Map<string, number>();
  counts.set(made, known);
  const count = known.get(model) ?? countPrompt(made, model, rooms);
  known.set(model, count);
  return count;
}
