import { type CallResult, type Calls, type Failure, sendMessages } from '../calls';
import type { Call } from '../ledger';
import { bookedTask } from '../routing';
import { bookedTrial } from './booked';
import type { Input } from './inputs';
import { type Answers, type Scores, scorer } from './judging';
import type { TrialOptions } from './run';
import type { Outcome, Pair } from './trial';
import type { messagesFor, Variant } from './variant';

/** Messages as they are sent. */
export type Sent = ReturnType<typeof messagesFor>;

/** How a trial asks models: the two that are compared, and a judge. */
export interface Asking {
  /** Sends what one side asks, and records the call. */
  readonly send: (variant: Variant, messages: Sent) => Promise<CallResult>;
  readonly score: (answers: Answers) => Promise<Scores>;
  /** Calls that are in no pair: the judge's, and whatever else is put here. It grows. */
  readonly apart: Call[];
  /** Why the trial has to end, as a sentence; `undefined` while it need not. */
  readonly stopped: () => string | undefined;
}

/** Failures that the next call would meet as well: the trial ends there. */
const lasting: readonly Failure[] = ['key', 'model', 'limit', 'address', 'budget'];

/**
 * Opens the ways to both sides and to the judge. Every call is recorded, with the source `trial`, apart from the
 * prompt's own.
 * @throws a sentence, where the check cannot be read
 */
export function openAsking(options: TrialOptions, calls: Calls): Asking {
  const { scoring, signal } = options;
  const apart: Call[] = [];
  const ending = new AbortController();
  let stopped: string | undefined;
  const send = async (
    variant: Pick<Variant, 'model'>,
    messages: Sent,
    booking: ReturnType<typeof bookingOf>,
    limits: Pick<Variant['prompt'], 'maxOutputTokens' | 'temperature'> = {},
  ) => {
    const { maxOutputTokens, temperature } = limits;
    const result = await sendMessages(
      {
        ...{ messages, model: variant.model, maxOutputTokens, temperature },
        ...{ baseUrl: options.baseUrl, apiKey: options.apiKey, limits: options.limits },
        booking: { ...booking, interactive: false },
        signal: signal ? AbortSignal.any([signal, ending.signal]) : ending.signal,
      },
      calls,
    );
    if (result.failure !== undefined && lasting.includes(result.failure) && stopped === undefined) {
      stopped = result.detail ? `${result.call.error} It said: ${result.detail}` : result.call.error;
      ending.abort();
    }
    return result;
  };
  const bookings = new Map(options.variants.map(it => [it.prompt, bookingOf(options, it)]));
  return {
    send: (variant, messages) => send(variant, messages, bookings.get(variant.prompt)!, variant.prompt),
    score: scorer(scoring, async messages => {
      if (scoring?.kind !== 'judge') return undefined;
      const booking = { ...bookingOf(options, options.variants[0]), task: 'validation', overhead: true };
      const result = await send(scoring, messages, booking);
      apart.push(result.call);
      return result.failure === undefined ? result.text : undefined;
    }),
    apart,
    stopped: () => stopped,
  };
}

/** What the calls of one side are booked on. */
export function bookingOf({ workspace, path, variants, overhead }: TrialOptions, { prompt }: Variant) {
  return {
    workspace,
    prompt: bookedTrial(path, variants[0].prompt.name),
    source: 'trial',
    task: bookedTask(prompt),
    overhead,
  };
}

/** An input with both answers, and their scores where both were given. */
export async function scoredPair(
  { score }: Asking,
  { number, input, asked }: { readonly number: number; readonly input: Input; readonly asked: Sent },
  a: Outcome,
  b: Outcome,
): Promise<Pair> {
  if (a.failed !== undefined || b.failed !== undefined) return { number, input, a, b };
  const scores = await score({ messages: asked, a: a.text, b: b.text, expected: input.expected });
  return { number, input, a: { ...a, ...scores.a }, b: { ...b, ...scores.b } };
}

/** Pairs under way at once: enough to be quick, too few to run into a provider's limits. */
const atOnce = 3;

/** Does the work for each of so many, numbered from 1, some at once, until it is over. */
export async function inTurns(
  count: number,
  isOver: () => boolean,
  work: (number: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const turns = async () => {
    while (next < count && !isOver()) await work(++next);
  };
  await Promise.all(Array.from({ length: atOnce }, turns));
}
