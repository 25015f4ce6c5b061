import { openLedger } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { type Outcome, type Rooms, runCommand } from '../../../src/terminal';
import { tokens } from '../../support/tokens';

export interface Setting {
  readonly stdin?: string;
  readonly environment?: Rooms['environment'];
}

/** Runs the command line `words` with the real rooms; `stdin` is what `-` reads. */
export function promptmeter(words: readonly string[], setting: Setting = {}): Promise<Outcome> {
  return runCommand(words, {
    tokens,
    prices: createPrices(),
    openLedger: file => openLedger({ file, onNotice: () => {} }),
    readStdin: async () => setting.stdin ?? '',
    environment: setting.environment ?? {},
    onText: () => {},
    signal: new AbortController().signal,
  });
}
