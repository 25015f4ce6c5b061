import type { Finding } from '../findings';
import type { Ledger } from '../ledger';
import { driftFindings, type Watch, watchDays, watches } from '../trials';
import type { Rooms } from './command';
import { askLedger } from './ledgerFile';
import { bookedPath } from './past';
import type { ReadFile } from './promptFiles';

type Found = { readonly file: ReadFile; readonly finding: Finding };

/**
 * Findings, with what the ledger's measured calls say of the same prompts: routed answers that have fallen behind.
 * @throws Misuse when there is no ledger at the path
 */
export async function withMeasured(
  found: readonly Found[],
  files: readonly ReadFile[],
  ledgerFile: string | undefined,
  rooms: Rooms,
): Promise<readonly Found[]> {
  if (ledgerFile === undefined) return found;
  const watched = await askLedger(ledgerFile, rooms, watchesHere);
  return files.flatMap(file => {
    const { path, text } = file;
    const drifted = driftFindings(
      watched,
      { path: bookedPath(path), prompts: file.file.prompts, text },
      rooms.prices,
    );
    const its = [...found.flatMap(it => (it.file === file ? it.finding : [])), ...drifted];
    return its.sort((a, b) => a.start - b.start || a.end - b.end).map(finding => ({ file, finding }));
  });
}

/** What watched answers of the folder that the command is run in came to. */
async function watchesHere(ledger: Ledger): Promise<readonly Watch[]> {
  const since = Date.now() - watchDays * 24 * 60 * 60 * 1000;
  return watches(await ledger.watchedCalls({ since, workspace: process.cwd() }));
}
