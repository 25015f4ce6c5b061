import type { ImportData } from '../../imports';
import { foldersOnDisk, lookOf } from '../documents/looks';
import { ownModels } from '../ownModels';
import { readSettings } from '../settings';

/** What the settings say of imports, as they are now. */
export function importSettings(): Pick<ImportData, 'ownModels' | 'prompts'> {
  const isMatched = readSettings()['import.matchPrompts'];
  return { ownModels: ownModels(), ...(isMatched && { prompts: foldersOnDisk().map(it => lookOf(it.uri)) }) };
}
