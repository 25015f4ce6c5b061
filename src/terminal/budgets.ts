import { type Budget, readBudgets } from '../budgets';
import { Misuse } from './command';
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
