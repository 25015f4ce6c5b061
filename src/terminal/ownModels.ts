import { createPrices, type Prices } from '../prices';
import { Misuse } from './command';
import { readSetting } from './settingFile';

/**
 * The price catalogue, with the user's own models before it when a file of them is named, as the setting
 * `promptmeter.models` holds them.
 * @throws Misuse when the file cannot be read, or holds an entry that cannot be used: a sum would silently be another
 */
export async function openPrices(path: string | undefined): Promise<Prices> {
  if (path === undefined) return createPrices();
  const prices = createPrices({ ownModels: await readOwnModels(path) });
  if (prices.problems.length > 0) throw new Misuse(`${path}: ${prices.problems.join(' ')}`);
  return prices;
}

/** The user's own models by name, unread, as a file of them holds them. */
export function readOwnModels(path: string): Promise<Readonly<Record<string, unknown>>> {
  return readSetting(path, 'promptmeter.models', 'models');
}
