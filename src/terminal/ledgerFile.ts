import { type Arguments, Misuse } from './command';

/**
 * The ledger's file, as `--ledger` names it.
 * @throws Misuse where it names none
 */
export function ledgerFileOf(given: Arguments): string {
  const file = given.text('ledger');
  if (file === undefined) throw new Misuse('Name the ledger with --ledger FILE.');
  return file;
}
