import { severalName } from '../ledger';
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

/** A prompt that may have made a call. */
export interface Maker {
  readonly prompt: MadeBy;
  /** As its file has it now, whatever text of it made the call. */
  readonly wants: PromptWants;
}

/** The prompts that calls may be of. */
export interface KnownPrompts {
  /** What made a call of these messages: none, one, or those between which their text does not tell. */
  readonly madeBy: (messages: readonly { readonly role: Role; readonly text: string }[]) => readonly Maker[];
  /** The one of this name; none where there are several. In any workspace where none is said. */
  readonly named: (prompt: string, workspace: string) => Maker | undefined;
}

export interface JoinRooms extends BillRooms {
  /** Absent where none are known. */
  readonly prompts?: KnownPrompts | undefined;
}

/**
 * A call booked on the prompt that made it, which who makes it names or else its text tells, and with the policy that
 * holds for it: what the request wants, else the prompt, else the workspace. What the call says stays: a task, and a
 * workspace, in which no prompt of another is looked for; it has its own tags and the prompt's, which routing may have
 * limits for. A name that no known prompt has stays too, and nothing is obeyed.
 *
 * Where several may have made it, it is booked on all of them by one name, and none of them decides anything.
 */
export function joined(call: Outgoing, rooms: JoinRooms): Outgoing {
  const [found, ...others] = makersOf(call, rooms);
  if (!found && !call.wants) return call;
  if (found && others.length > 0) return joined(ofSeveral(call, [found, ...others]), rooms);
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

/** The prompts that may have made a call, of its workspace where it says one. Embeddings are of data, not of prompts. */
function makersOf(call: Outgoing, { prompts }: JoinRooms): readonly Maker[] {
  const { booking, api } = call;
  if (!prompts || api === 'embeddings') return [];
  if (booking.prompt !== '') return [prompts.named(booking.prompt, booking.workspace) ?? []].flat();
  return prompts
    .madeBy(contentOf(call).messages)
    .filter(({ prompt }) => ['', prompt.workspace].includes(booking.workspace));
}

/** A call booked on what is the same of all prompts that may have made it. */
function ofSeveral(call: Outgoing, makers: readonly Maker[]): Outgoing {
  const { booking } = call;
  const same = (of: (prompt: MadeBy) => string) => {
    const [first = '', ...others] = new Set(makers.map(it => of(it.prompt)));
    return others.length === 0 ? first : '';
  };
  return {
    ...call,
    booking: {
      ...booking,
      workspace: booking.workspace || same(it => it.workspace),
      prompt: severalName(makers.map(it => it.prompt.prompt)),
      task: booking.task || same(it => it.task),
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
