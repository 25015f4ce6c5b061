import type { Call } from '../ledger';
import type { BillRooms } from './bill';
import { contentOf } from './content';
import { modelOf, type Outgoing } from './outgoing';
import { unsent } from './pipeline';
import { rowsOf } from './record';
import type { Reply } from './reply';

/**
 * The row of a call that is under way, as it would be if nothing more came of it: for a program that may end at any
 * moment. What was sent and what has come are counted.
 * @param heard what has come; nothing yet when absent
 * @param sentence why nothing more came
 */
export function rowSoFar(call: Outgoing, heard: Reply | undefined, sentence: string, rooms: BillRooms): Call {
  const reply = heard ?? { ...unsent, reach: 'sent', attempts: 1, latencyMs: Date.now() - call.at };
  const { hostname: host } = new URL(call.url);
  const asked = { model: modelOf(call), content: contentOf(call), at: call.at, host };
  const explained = { failure: 'other', sentence } as const;
  return rowsOf({ call, asked, reply: { ...reply, finished: false, retried: [] }, explained }, rooms).at(-1)!;
}
