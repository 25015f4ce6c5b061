import type { Prompt } from '../../prompts';
import type { Input, Scoring, Variant } from '../../trials';
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

/** Whether both sides are one prompt, so that a verdict on the models can be kept. */
export const isOfModels = ({ variants: [a, b] }: Question): boolean => a.prompt === b.prompt;
