import { type ImportData, importInThread } from '../../imports';
import { looksOnDisk } from '../documents/looks';
import { ownModels } from '../ownModels';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** Runs imports in a thread, as the settings are when one begins. */
export function importing(workerPath: string, ledgerFile: string): Rooms['imports'] {
  return {
    run: (job, ...how) => importInThread(workerPath, { job, ledgerFile, ...importSettings() }, ...how),
  };
}

function importSettings(): Pick<ImportData, 'ownModels' | 'prompts'> {
  const isMatched = readSettings()['import.matchPrompts'];
  return { ownModels: ownModels(), ...(isMatched && { prompts: looksOnDisk() }) };
}
