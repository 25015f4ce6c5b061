import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type WorkspaceFolder, workspace } from 'vscode';
import type { ScanJob } from '../../scan';
import { toIgnorePatterns } from '../documents/patterns';
import { budgetOf, readSettings } from '../settings';

/** Which files of a folder to scan, and how. */
export type JobShare = Pick<ScanJob, 'only' | 'background'>;

/**
 * A scan of a workspace folder under the settings as they are now.
 * @param storage the folder for what is remembered between scans
 */
export function jobOf({ uri }: WorkspaceFolder, storage: string, share: JobShare): ScanJob {
  const settings = readSettings(uri);
  const { include, sourceCode, defaultModel, expectedOutputTokens } = settings;
  const excluded = workspace.getConfiguration('files', uri).get<Record<string, unknown>>('exclude') ?? {};
  const name = createHash('sha256').update(uri.fsPath).digest('hex').slice(0, 16);
  return {
    folder: uri.fsPath,
    ...share,
    // Only `true` leaves out: a pattern may be switched off again, or hold only beside another file.
    exclude: toIgnorePatterns(Object.keys(excluded).filter(glob => excluded[glob] === true)),
    include: toIgnorePatterns(include),
    sourceCode,
    estimate: { defaultModel, expectedOutputTokens },
    budget: budgetOf(settings),
    memoryFile: join(storage, `prompts-${name}.json`),
  };
}
