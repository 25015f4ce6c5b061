import { type Budget, readBudgets } from '../budgets';
import type { Limits } from '../calls';
import { type Arguments, Misuse } from './command';
import { readSetting } from './settingFile';

/**
 * The budgets in a file, as the setting `promptmeter.budgets` holds them; none without one.
 * @throws Misuse when the file cannot be read, or holds an entry that cannot be used: a limit would silently be missing
 */
export async function openBudgets(path: string | undefined): Promise<readonly Budget[]> {
  if (path === undefined) return [];
  const { budgets, problems } = readBudgets(await readSetting(path, 'promptmeter.budgets', 'budgets'));
  if (problems.length > 0) throw new Misuse(`${path}: ${problems.join(' ')}`);
  return budgets;
}

/** The options that say what calls may cost. */
export const limitOptions = { budgets: { type: 'string' }, 'over-budget': { type: 'boolean' } } as const;

/**
 * What keeps calls from being made, but for the ledger that tells what was spent.
 * @throws Misuse as `openBudgets` does
 */
export async function openLimits(given: Arguments): Promise<Omit<Limits, 'ledger'>> {
  return { budgets: await openBudgets(given.text('budgets')), overBudget: given.flag('over-budget') };
}
