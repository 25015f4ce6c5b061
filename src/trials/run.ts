import type { CallResult, Calls, Limits } from '../calls';
import { inTurns, openAsking, scoredPair } from './asking';
import type { Input } from './inputs';
import type { Scoring } from './judging';
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

/**
 * Runs both variants on every input and scores their answers. Every call is recorded, with the source `trial`, apart
 * from the prompt's own. Never rejects for what can be expected to fail: a pair with a failed call has no score, and a
 * failure that will last ends the trial, with what there is by then. Scores stay with the trial and are in no call's
 * row: a policy that learns holds models against each other by what its own checks say of answers, and a trial's check
 * is another measure.
 * @throws a sentence, where the check cannot be read
 */
export async function runTrial(options: TrialOptions, calls: Calls): Promise<Trial> {
  const { variants, inputs, signal, onPair } = options;
  const asking = openAsking(options, calls);
  const pairs: Pair[] = [];
  const isOver = () => asking.stopped() !== undefined || (signal?.aborted ?? false);
  await inTurns(inputs.length, isOver, async number => {
    const input = inputs[number - 1]!;
    const [asked, other] = [messagesFor(variants[0], input), messagesFor(variants[1], input)];
    const [a, b] = await Promise.all([asking.send(variants[0], asked), asking.send(variants[1], other)]);
    if (a.failure === 'cancelled' || b.failure === 'cancelled') {
      asking.apart.push(a.call, b.call);
      return;
    }
    const pair = await scoredPair(asking, { number, input, asked }, outcomeOf(a), outcomeOf(b));
    pairs.push(pair);
    onPair?.(pair);
  });
  pairs.sort((x, y) => x.number - y.number);
  const stopped = asking.stopped();
  return { pairs, apart: asking.apart, ...(stopped !== undefined && { stopped }) };
}

/** Without a score as yet. */
function outcomeOf({ text, call, failure }: CallResult): Outcome {
  const why = failure === undefined ? 'The other call failed.' : call.error;
  return { text, call, score: null, why, ...(failure !== undefined && { failed: call.error }) };
}
