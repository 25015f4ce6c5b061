import type { Prompt } from '../../prompts';
import type { Input, Scoring, Trial, Variant } from '../../trials';
import type { Target } from '../documents/target';
import type { Booking } from '../ledger/booking';

/** What a trial is to tell, as far as the user has said. */
export interface Question {
  readonly target: Target;
  readonly booking: Booking;
  readonly prompt: Prompt;
  /** What is in use, and what might take its place. */
  readonly variants: readonly [Variant, Variant];
}

/** All of it. */
export interface Agreed extends Question {
  readonly inputs: readonly Input[];
  /** Absent where answers are only to be looked at. */
  readonly scoring?: Scoring | undefined;
}

/** A test as far as it went. */
export interface Test extends Agreed {
  /** Of `inputs`, as far as they were run. */
  readonly trial: Trial;
  readonly title: string;
}

/** What came of one. */
export interface Results extends Omit<Test, 'target'> {
  /** `undefined` where the prompt is not there any more: nothing can be run on it then, and nothing written into it. */
  readonly target: Target | undefined;
}

/** Whether both sides are one prompt, so that a verdict on the models can be kept. */
export const isOfModels = ({ variants: [a, b] }: Pick<Question, 'variants'>): boolean =>
  a.prompt === b.prompt;
