import type { ServedFrom } from '../ledger';
import type { Explained } from './failure';
import type { Outgoing } from './outgoing';
import { inPieces } from './passing';
import type { Reply } from './reply';

/** A call that was answered before. */
export interface Earlier {
  readonly callId: string;
  /** Path of its prompt within its workspace; empty where it is not known. */
  readonly prompt: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What a call is answered with, while it comes in. */
export interface Answer {
  /** The call as it was sent in the end, or as it was when a cache answered it. */
  readonly sent: Outgoing;
  readonly servedFrom: ServedFrom;
  /** The earlier call whose answer this is, where a cache gave it. */
  readonly from?: Earlier;
  /** The answer's HTTP head, its headers as Node's `rawHeaders`; absent when none came. */
  readonly head?: { readonly status: number; readonly headers: readonly string[] };
  /**
   * The answer's body, byte for byte, as it comes in; the next piece is read when it is asked for. Whoever takes an
   * answer reads it to its end or to where it breaks, or stops reading (`return`), which gives the call up.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** What is known of the answer so far; all of it once `bytes` has ended. */
  readonly heard: () => Reply;
  /** What checks found it worth, in thousandths, once `bytes` has ended; null where it was not judged. */
  readonly score?: () => number | null;
  /** Called by whoever books the call, once its row is recorded or could not be: what it was is remembered for the next. */
  readonly settle?: (() => void) | undefined;
  /** Why nothing was sent, where a step refused it. */
  readonly refused?: Explained;
}

/** Hands a call on to the steps behind. */
export type Next = (call: Outgoing) => Promise<Answer>;

/**
 * One thing that is done to each call on its way: it may answer by itself (a cache, a refusal), hand the call on as it
 * is or changed (`withBody`), or hand it on again when the answer is not good enough. Never rejects: what can fail is an
 * answer too. Whether it does anything is told by `call.policy`.
 *
 * To add a step: a file in `steps/` with a function that takes what the step needs and returns a `Step`; its place in
 * `steps/all.ts`; its switch in `Policy`, and what its row must tell in `Changes`. A step that looks at the answer's
 * text wraps `bytes` and asks `heard()` when they have ended; it must hand on each piece at once.
 */
export type Step = (call: Outgoing, next: Next) => Promise<Answer>;

/** Steps in a row: the first is met first. The last one must answer by itself. */
export function inTurn(steps: readonly Step[]): Next {
  const end: Next = () => {
    throw new Error('The last step of a pipeline must answer by itself.');
  };
  return steps.reduceRight<Next>((next, step) => call => step(call, next), end);
}

/** The answer of a step that does not let a call be sent. */
export function refusal(sent: Outgoing, refused: Explained): Answer {
  return { sent, servedFrom: 'provider', bytes: inPieces([]), heard: () => unsent, refused };
}

/** What is known of a call of which nothing was sent. */
export const unsent: Reply = {
  text: '',
  unshown: '',
  finished: false,
  attempts: 0,
  reach: 'unsent',
  retried: [],
  latencyMs: 0,
  firstTokenMs: null,
};
