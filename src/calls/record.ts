import type { AnswerCache } from '../cache';
import { type Call, type CallText, type Ledger, unknownCall } from '../ledger';
import { retriedCalls } from './attempts';
import { type Asked, type BillRooms, billOf, cachedBillOf } from './bill';
import type { Explained } from './failure';
import type { JoinRooms } from './joined';
import type { Booking, Outgoing } from './outgoing';
import type { Answer } from './pipeline';
import type { Reply } from './reply';
import { type Keeping, textsOf } from './text';

/** A call that is over: what was asked, and what came of it. */
export interface Over {
  readonly call: Pick<Outgoing, 'id' | 'at'> & { readonly booking: Booking };
  readonly asked: Asked;
  readonly reply: Reply;
  readonly explained: Explained | undefined;
  readonly servedFrom?: Answer['servedFrom'];
  /** Whether the call's words are kept. */
  readonly keeping?: (Keeping & { readonly apiKey?: string }) | undefined;
  readonly more?: Partial<Pick<Call, 'inputBefore' | 'requestHash' | 'routeReason' | 'scorePermille'>>;
  /** Another answer took its place: it is an attempt of the call with this id, and waste. */
  readonly setAside?: { readonly parent: string; readonly error: string } | undefined;
}

/** What a call needs of the other rooms. */
export interface CallRooms extends JoinRooms {
  readonly ledger: Pick<Ledger, 'record'>;
  /**
   * Told of a call's rows, and its words where they are kept, as soon as it is over, before anything is waited for; the
   * rows may be recorded with more.
   */
  readonly note?: ((rows: readonly Call[], texts: readonly CallText[]) => void) | undefined;
  /** Answers that are kept; without it each call is sent. */
  readonly cache?: AnswerCache | undefined;
}

/** A call as it was recorded. */
export interface Recorded {
  readonly call: Call;
  /** Why it is not a whole answer; absent when the call is `ok`. */
  readonly explained?: Explained;
  /** Why the call is not in the ledger, as a sentence; absent when it is. */
  readonly unrecorded?: string;
}

/** Books what came of a call. */
export function record(over: Over, rooms: CallRooms): Promise<Recorded> {
  const rows = rowsOf(over, rooms);
  return keep(rows, wordsOf(rows, over), over, rooms);
}

/** What is kept of the words of a call with these rows. */
export function wordsOf(rows: readonly Call[], { asked, reply, keeping }: Over): readonly CallText[] {
  const { messages } = asked.content;
  return textsOf(rows.at(-1)!, reply.text, { ...keeping, messages });
}

/** Puts the rows of a call into the ledger, with its words. */
export async function keep(
  rows: readonly Call[],
  texts: readonly CallText[],
  over: Pick<Over, 'explained'>,
  rooms: CallRooms,
): Promise<Recorded> {
  const call = rows.at(-1)!;
  const unrecorded = await rooms.ledger.record(rows, texts).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return {
    call,
    ...(over.explained && { explained: over.explained }),
    ...(unrecorded !== undefined && { unrecorded }),
  };
}

/** The rows of a call: one of its own, and before it one for each attempt that failed. */
export function rowsOf(over: Over, rooms: BillRooms): readonly Call[] {
  const { call, asked, reply, explained, servedFrom = 'provider', more, setAside } = over;
  const row: Call = {
    ...unknownCall,
    id: call.id,
    at: call.at,
    askedModel: asked.routedFrom ?? asked.model,
    ...(servedFrom === 'provider' ? billOf(reply, asked, rooms) : cachedBillOf(reply, asked, rooms)),
    ...call.booking,
    ...more,
    servedFrom,
    batch: asked.batch ?? false,
    status: statusOf(reply, explained !== undefined),
    attempt: reply.attempts,
    latencyMs: reply.latencyMs,
    firstTokenMs: reply.firstTokenMs,
    error: explained?.sentence ?? '',
    ...(setAside && { ...setAside, status: 'retried' }),
  };
  return [...retriedCalls(row, reply.retried, attempt => billOf(attempt, asked, rooms)), row];
}

function statusOf({ reach }: Reply, failed: boolean): Call['status'] {
  if (!failed) return 'ok';
  return reach === 'sent' || reach === 'answering' ? 'cut' : 'error';
}
