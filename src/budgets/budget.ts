import type { Period } from '../forecast';

/** What a budget can be of, beside a workspace. */
export const subjects = ['user', 'model', 'task', 'prompt'] as const;

export type Subject = (typeof subjects)[number];

/** A sum that calls may cost in a period. */
export interface Budget {
  /** What the user calls it; each name once. */
  readonly name: string;
  readonly amountNano: number;
  readonly period: Period;
  /** Only the calls of one user, model (as it was billed), task or prompt; absent for all of them. */
  readonly of?: { readonly subject: Subject; readonly name: string };
  /** In all workspaces together, not in each of its own. */
  readonly everywhere: boolean;
  /** Calls are refused where it is spent; a soft budget only warns. */
  readonly hard: boolean;
}

/** What of a call decides which budgets it falls under. */
export type Booked = Readonly<Record<Subject, string>>;

/** Whether a call falls under a budget; names are compared as they are written. */
export const covers = ({ of }: Budget, call: Booked): boolean => !of || call[of.subject] === of.name;
