import type { ExtensionContext, LogOutputChannel } from 'vscode';
import type { Ledger } from '../ledger';
import type { Prices } from '../prices';
import type { Tokens } from '../tokens';

/**
 * What `extension.ts` builds and every feature works with. Nothing here is loaded by being handed over: rank
 * tables, the price catalogue and the ledger's worker come up at first use.
 */
export interface Rooms {
  readonly context: ExtensionContext;
  readonly log: LogOutputChannel;
  readonly tokens: Tokens;
  readonly prices: Prices;
  readonly ledger: Ledger;
}
