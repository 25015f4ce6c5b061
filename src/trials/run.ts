import { type CallResult, type Calls, type Failure, type Limits, sendMessages } from '../calls';
import type { Call } from '../ledger';
import { bookedTask } from '../routing';
import { bookedTrial } from './booked';
import type { Input } from './inputs';
import { type Scoring, scorer } from './judging';
import type { Outcome, Pair, Trial } from './trial';
import { messagesFor, type Variant } from './variant';

export interface TrialOptions {
  readonly baseUrl: string;
  /** Never logged, never stored. */
  readonly apiKey: string;
  /** What is in use, and what might take its place. */
  readonly variants: readonly [a: Variant, b: Variant];
  /** As `inputsFor` gave them, for both variants. */
  readonly inputs: readonly Input[];
  /** Without it nothing is scored. */
  readonly scoring?: Scoring | undefined;
  /** Where the calls are booked: a workspace, and the path of the prompt's file in it. */
  readonly workspace: string;
  readonly path: string;
  /** Whether the runs serve to decide on a saving, so that their cost is taken off what was saved. A judge's always do. */
  readonly overhead: boolean;
  readonly limits?: Limits | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each pair as it is done. */
  readonly onPair?: ((pair: Pair) => void) | undefined;
}

/** Pairs under way at once: enough to be quick, too few to run into a provider's limits. */
const atOnce = 3;

/** Failures that the next call would meet as well: the trial ends there. */
const lasting: readonly Failure[] = ['key', 'model', 'limit', 'address', 'budget'];

/**
 * Runs both variants on every input and scores their answers. Every call is recorded, with the source `trial`, apart from the
 * prompt's own. Never rejects for what can be expected to fail: a pair with a failed call has no score, and a failure
 * that will last ends the trial, with what there is by then. Scores stay with the trial and are in no call's row: a policy that
 * learns holds models against each other by what its own checks say of answers, and a trial's check is another measure.
 * @throws a sentence, where the check cannot be read
 */
export async function runTrial(options: TrialOptions, calls: Calls): Promise<Trial> {
  const { variants, inputs, scoring, signal, onPair } = options;
  const apart: Call[] = [];
  const ending = new AbortController();
  let stopped: string | undefined;
  const tasks = new Map(variants.map(it => [it.prompt, bookedTask(it.prompt)]));
  const stop = (result: CallResult) => {
    if (result.failure === undefined || !lasting.includes(result.failure) || stopped !== undefined) return;
    stopped = result.detail ? `${result.call.error} It said: ${result.detail}` : result.call.error;
    ending.abort();
  };
  const send = async (
    variant: Pick<Variant, 'model'> & Partial<Variant>,
    messages: Sent,
    overhead: boolean,
  ) => {
    const { maxOutputTokens, temperature } = variant.prompt ?? {};
    const result = await sendMessages(
      {
        messages,
        model: variant.model,
        maxOutputTokens,
        temperature,
        baseUrl: options.baseUrl,
        apiKey: options.apiKey,
        booking: {
          workspace: options.workspace,
          prompt: bookedTrial(options.path, variants[0].prompt.name),
          source: 'trial',
          task: variant.prompt ? tasks.get(variant.prompt)! : 'validation',
          interactive: false,
          overhead,
        },
        limits: options.limits,
        signal: signal ? AbortSignal.any([signal, ending.signal]) : ending.signal,
      },
      calls,
    );
    stop(result);
    return result;
  };
  const score = scorer(scoring, async messages => {
    if (scoring?.kind !== 'judge') return undefined;
    const result = await send({ model: scoring.model }, messages, true);
    apart.push(result.call);
    return result.failure === undefined ? result.text : undefined;
  });
  async function runPair(input: Input, number: number): Promise<Pair | undefined> {
    const [asked, other] = variants.map(it => messagesFor(it, input)) as [Sent, Sent];
    const [a, b] = await Promise.all([
      send(variants[0], asked, options.overhead),
      send(variants[1], other, options.overhead),
    ]);
    if (a.failure === 'cancelled' || b.failure === 'cancelled') {
      apart.push(a.call, b.call);
      return undefined;
    }
    if (a.failure !== undefined || b.failure !== undefined)
      return { number, input, a: outcomeOf(a), b: outcomeOf(b) };
    const scores = await score({ messages: asked, a: a.text, b: b.text, expected: input.expected });
    return { number, input, a: { ...outcomeOf(a), ...scores.a }, b: { ...outcomeOf(b), ...scores.b } };
  }

  const pairs: Pair[] = [];
  let next = 0;
  const work = async () => {
    while (next < inputs.length && stopped === undefined && !signal?.aborted) {
      const number = ++next;
      const pair = await runPair(inputs[number - 1]!, number);
      if (!pair) continue;
      pairs.push(pair);
      onPair?.(pair);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  pairs.sort((x, y) => x.number - y.number);
  return { pairs, apart, ...(stopped !== undefined && { stopped }) };
}

type Sent = ReturnType<typeof messagesFor>;

/** Without a score as yet. */
function outcomeOf({ text, call, failure }: CallResult): Outcome {
  const why = failure === undefined ? 'The other call failed.' : call.error;
  return { text, call, score: null, why, ...(failure !== undefined && { failed: call.error }) };
}
