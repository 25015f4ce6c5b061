import { relative, sep } from 'node:path';
import { type FilePast, noPast } from '../estimate';
import type { Rooms } from './command';
import { askLedger } from './ledgerFile';
import type { ReadFile } from './promptFiles';

/** The path calls of a file's prompts are booked on: the folder a command is run in stands for the workspace. */
export function bookedPath(path: string): string {
  return relative('', path).split(sep).join('/');
}

/** Days that calls of a month are counted over. */
const monthDays = 30;

/**
 * What the ledger at `ledgerFile` tells of each file's prompts; nothing without one.
 * @throws Misuse when there is no ledger at the path
 */
export async function readPast(
  ledgerFile: string | undefined,
  files: readonly ReadFile[],
  rooms: Rooms,
): Promise<ReadonlyMap<ReadFile, FilePast>> {
  if (ledgerFile === undefined) return new Map(files.map(file => [file, noPast]));
  return askLedger(ledgerFile, rooms, async ledger => {
    const experience = await ledger.experience();
    const pasts = files.map(async file => {
      const [folder, path] = [process.cwd(), bookedPath(file.path)];
      const prompts = await ledger.promptOutputs(folder, path);
      const calls = await ledger.promptCalls(folder, path, monthDays);
      return [file, { prompts, calls, ...experience }] as const;
    });
    return new Map(await Promise.all(pasts));
  });
}
