import type { LogOutputChannel } from 'vscode';
import type { TableFolders } from '../../disk';
import { Reader, workerLine } from '../../reader';
import { ownModels } from '../ownModels';

/**
 * The reader of open prompt files, in threads of its own.
 * @param bundle where a bundled file is
 */
export function openReader(
  bundle: (name: string) => string,
  tables: TableFolders,
  log: () => LogOutputChannel,
): Reader {
  const data = { tables, ownModels: ownModels(), adviserPath: bundle('adviceWorker.js') };
  return new Reader(workerLine(bundle('readerWorker.js'), data), message => log().error(message));
}
