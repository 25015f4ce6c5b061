import type { Input } from './inputs';
import { isAnswered, type Trial } from './trial';

/** An input with its number among all, from 1. */
export interface Numbered {
  readonly number: number;
  readonly input: Input;
}

/** The inputs without two answers: more than were asked for, those behind a stop, and those with a failed call. */
export function leftOf(inputs: readonly Input[], { pairs }: Trial): readonly Numbered[] {
  const answered = new Set(pairs.filter(isAnswered).map(it => it.number));
  return inputs.map((input, at) => ({ number: at + 1, input })).filter(it => !answered.has(it.number));
}

/**
 * A trial and one on inputs that were left, as if it had gone on. What it cost is the sum of both.
 * @param inputs those that the second was run on, in its order
 */
export function together(first: Trial, next: Trial, inputs: readonly Numbered[]): Trial {
  const numbered = next.pairs.map(it => ({ ...it, number: inputs[it.number - 1]!.number }));
  const again = new Set(numbered.map(it => it.number));
  const replaced = first.pairs.filter(it => again.has(it.number));
  return {
    pairs: [...first.pairs.filter(it => !again.has(it.number)), ...numbered].sort(
      (a, b) => a.number - b.number,
    ),
    apart: [...first.apart, ...next.apart, ...replaced.flatMap(it => [it.a.call, it.b.call])],
    ...(next.stopped !== undefined && { stopped: next.stopped }),
  };
}
