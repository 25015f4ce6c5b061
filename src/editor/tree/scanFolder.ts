import type { LogOutputChannel, WorkspaceFolder } from 'vscode';
import type { TableFolders } from '../../disk';
import { type FromScan, type Skipped, scanInThread } from '../../scan';
import { ownModels } from '../ownModels';
import { type JobShare, jobOf } from './job';
import type { ScannedFolder } from './scannedFolder';

/** What scanning takes from `extension.ts`. */
export interface ScanMeans {
  /** The bundled `scanWorker.js`. */
  readonly workerPath: string;
  readonly tables: TableFolders;
  /** A folder for what is remembered between scans. */
  readonly storage: string;
}

/**
 * Scans a workspace folder, or some of its files, into `found`.
 * @param tell is called for what comes, when it has been taken
 * @returns what could not be read, and whether another set of files is always loaded now; `undefined` when a scan in
 *   the background was declined
 */
export async function scanFolder(
  folder: WorkspaceFolder,
  found: ScannedFolder,
  share: JobShare,
  {
    means,
    log,
    signal,
  }: { readonly means: ScanMeans; readonly log: LogOutputChannel; readonly signal: AbortSignal },
  tell: (message: FromScan) => void,
): Promise<{ readonly skipped: readonly Skipped[]; readonly isOther: boolean } | undefined> {
  const before = share.only ?? found.paths();
  const seen = new Set<string>();
  const skipped: Skipped[] = [];
  let declined: string | undefined;
  const take = (message: FromScan) => {
    if (message.kind === 'declined') declined = message.because;
    if (message.kind === 'steps') {
      skipped.push(...message.steps.flatMap(it => it.skipped ?? []));
      for (const file of message.steps.flatMap(it => it.file ?? [])) {
        found.put(file);
        seen.add(file.path);
      }
    }
    tell(message);
  };
  const { workerPath, tables, storage } = means;
  const job = jobOf(folder, storage, share);
  await scanInThread(workerPath, { job, tables, ownModels: ownModels() }, take, signal);
  if (declined !== undefined) {
    log.info(`${folder.name} is scanned when the view Prompts is opened. ${declined}`);
    return undefined;
  }
  for (const path of before) if (!seen.has(path)) found.remove(path);
  return { skipped, isOther: await found.settle() };
}
