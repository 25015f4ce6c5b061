import { directivesOf, type Prompt } from '../prompts';
import { type Budget, budgetIn } from './overBudget';

/**
 * The most input tokens that a call of one of a file's prompts may take: by its own budget (`promptmeter-budget` before
 * it), else by the general one. Undefined where none is set.
 * @param text the file's
 */
export function budgetedTokens(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
  general: Budget = {},
): number | undefined {
  const { budgets } = directivesOf(prompts, index, text);
  const { tokens } = budgets.length > 0 ? budgetIn(budgets).budget : general;
  return tokens === 0 ? undefined : tokens;
}
