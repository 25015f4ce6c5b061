import type { DayRange } from './wish';

/** Nobody had calls of a language model to pay for before. */
export const firstYear = 2020;

/** Why days cannot be shown, as a sentence; empty when they can. A day that is not chosen yet is empty. */
export function rangeProblem({ from, to }: DayRange, today: string): string {
  if (from === '' || to === '') return 'Choose a first and a last day.';
  if (from > to) return 'The first day is after the last.';
  if (to > today) return 'The last day is still to come.';
  return from < `${firstYear}-01-01` ? `Choose days from ${firstYear} on.` : '';
}
