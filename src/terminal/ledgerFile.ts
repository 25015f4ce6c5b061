import { existsSync } from 'node:fs';
import type { Ledger } from '../ledger';
import { type Arguments, Misuse, type Rooms } from './command';

/**
 * The ledger's file, as `--ledger` names it.
 * @throws Misuse where it names none
 */
export function ledgerFileOf(given: Arguments): string {
  const file = given.text('ledger');
  if (file === undefined) throw new Misuse('Name the ledger with --ledger FILE.');
  return file;
}

/**
 * Asks a ledger that is there already, and closes it.
 * @throws Misuse when there is none at the path
 */
export async function askLedger<T>(
  file: string,
  { openLedger }: Pick<Rooms, 'openLedger'>,
  ask: (ledger: Ledger) => Promise<T>,
): Promise<T> {
  if (!existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
  const ledger = openLedger(file);
  try {
    return await ask(ledger);
  } finally {
    await ledger.close();
  }
}
