import type { PromptWants, Role } from '../prompts';
import type { BillRooms } from './bill';
import { contentOf } from './content';
import { countPrompt } from './counted';
import { type Booking, modelOf, type Outgoing } from './outgoing';
import { policyFor } from './policy';

/** The prompt that made a call, as its calls are booked. */
export interface MadeBy extends Pick<Booking, 'workspace' | 'prompt' | 'task'> {
  /** Its own text, placeholders as they are written. */
  readonly messages: readonly { readonly role: Role; readonly text: string }[];
}

/** Finds the prompt that made a call of these messages; undefined where there is none, or more than one may have. */
export type PromptOf = (messages: readonly { readonly role: Role; readonly text: string }[]) =>
  | {
      readonly prompt: MadeBy;
      /** As its file has it now, whatever text of it made the call. */
      readonly wants: PromptWants;
    }
  | undefined;

export interface JoinRooms extends BillRooms {
  /** Absent where no prompts are known. */
  readonly promptOf?: PromptOf | undefined;
}

/**
 * A call booked on the prompt that made it, where who makes it does not say one, and with the policy that holds for it: what
 * the request wants, else the prompt, else the workspace. What the call says stays: a task, and a workspace, in which no
 * prompt of another is looked for; it has its own tags and the prompt's, which routing may have limits for.
 */
export function joined(call: Outgoing, rooms: JoinRooms): Outgoing {
  const found = promptOf(call, rooms);
  if (!found && !call.wants) return call;
  const { booking, changes } = call;
  const { policy, problem } = policyFor({
    request: call.wants,
    prompt: found?.wants,
    workspace: call.policy,
  });
  const decided = {
    ...call,
    policy,
    changes: problem === undefined ? changes : { ...changes, routeReason: problem },
  };
  if (!found) return decided;
  const { prompt, wants } = found;
  return {
    ...decided,
    booking: {
      ...booking,
      workspace: prompt.workspace,
      prompt: prompt.prompt,
      task: booking.task || prompt.task,
      tags: [...new Set([...booking.tags, ...wants.tags])],
      promptTokens: tokensOf(prompt, modelOf(call), rooms),
    },
  };
}

function promptOf(call: Outgoing, { promptOf: find }: JoinRooms): ReturnType<PromptOf> {
  const { booking, api } = call;
  if (!find || booking.prompt !== '' || api === 'embeddings') return undefined;
  const found = find(contentOf(call).messages);
  return found && ['', found.prompt.workspace].includes(booking.workspace) ? found : undefined;
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
