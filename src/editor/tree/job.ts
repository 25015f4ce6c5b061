import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { WorkspaceFolder } from 'vscode';
import type { ScanJob } from '../../scan';
import { lookOf } from '../documents/looks';
import { budgetOf, readSettings } from '../settings';

/** Which files of a folder to scan, and how. */
export type JobShare = Pick<ScanJob, 'only' | 'background'>;

/**
 * A scan of a workspace folder under the settings as they are now.
 * @param storage the folder for what is remembered between scans
 */
export function jobOf({ uri }: WorkspaceFolder, storage: string, share: JobShare): ScanJob {
  const settings = readSettings(uri);
  const { defaultModel, expectedOutputTokens } = settings;
  const name = createHash('sha256').update(uri.fsPath).digest('hex').slice(0, 16);
  return {
    ...lookOf(uri),
    ...share,
    estimate: { defaultModel, expectedOutputTokens },
    budget: budgetOf(settings),
    memoryFile: join(storage, `prompts-${name}.json`),
  };
}
