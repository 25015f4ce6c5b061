import type { LogOutputChannel, WorkspaceFolder } from 'vscode';
import type { FromScan, ScanData, Skipped } from '../../scan';
import { ownModels } from '../ownModels';
import { type JobShare, jobOf } from './job';
import type { ScannedFolder } from './scannedFolder';

/** What scanning takes from `extension.ts`. */
export interface ScanMeans {
  /** `scanInThread` with its bundle and tables. */
  readonly run: (
    data: Omit<ScanData, 'tables'>,
    tell: (message: FromScan) => void,
    signal: AbortSignal,
  ) => Promise<void>;
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
  await means.run({ job: jobOf(folder, means.storage, share), ownModels: ownModels() }, take, signal);
  if (declined !== undefined) {
    log.info(`${folder.name} is scanned when the view Prompts is opened. ${declined}`);
    return undefined;
  }
  for (const path of before) if (!seen.has(path)) found.remove(path);
  return { skipped, isOther: await found.settle() };
}
