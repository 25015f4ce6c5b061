import { isSeveral } from '../ledger';

/**
 * What a call of Promptmeter's own is booked on that is made beside a prompt's, such as `#self-check`: in the prompt's
 * file, apart from the prompt's calls, whose answers and costs it would be taken for.
 */
export function beside(prompt: string, suffix: `#${string}`): string {
  if (prompt === '') return '';
  return `${isSeveral(prompt) ? prompt : prompt.replace(/#.*$/, '')}${suffix}`;
}
