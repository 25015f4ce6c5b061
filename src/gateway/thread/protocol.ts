import type { Budget } from '../../budgets';
import type { Bounds, Likeness } from '../../cache';
import type { Policy } from '../../calls';
import type { Look } from '../../origins';
import type { Upstream } from '../gateway';
import type { Maker } from '../path';

/** What a gateway in a thread is started with. Plain data. */
export interface ThreadData {
  /** 0 takes a free one. */
  readonly port: number;
  readonly token: string;
  /** The folder that calls are booked on; empty where there is none, or more than one. */
  readonly workspace: string;
  readonly user: string;
  readonly ledgerFile: string;
  /** Where answers are kept, and a Redis that shares them; empty for none. */
  readonly answersFile: string;
  readonly redisUrl: string;
  /** The bundled workers of the ledger and of `origins/`. */
  readonly ledgerWorkerPath: string;
  readonly originsWorkerPath: string;
  /** Where the rank tables of `tokens/` are, and their cache. */
  readonly tables: { readonly ranks: string; readonly cache: string };
  /** As the setting `promptmeter.models` holds them. */
  readonly ownModels: Readonly<Record<string, unknown>>;
  /** Folders whose prompts are found again in calls. */
  readonly folders: readonly Look[];
  readonly live: Live;
}

/** What may change while the gateway runs. */
export interface Live {
  readonly upstreams: Readonly<Record<Maker, Upstream>>;
  readonly budgets: readonly Budget[];
  readonly policy: Omit<Policy, 'route'>;
  /** As the setting `promptmeter.routing` holds it. */
  readonly routing: Readonly<Record<string, unknown>>;
  /** Whether the words of calls are kept. */
  readonly keepText: boolean;
  /** How much of the answers is kept, and when a question is like another. */
  readonly cache: { readonly bounds: Bounds; readonly likeness: Likeness };
}

/** What the thread is told. */
export type ToThread = { readonly kind: 'live'; readonly live: Live } | { readonly kind: 'close' };

/** What it tells. */
export type FromThread =
  | { readonly kind: 'listening'; readonly url: string; readonly port: number }
  /** It could not be opened, and has ended. */
  | { readonly kind: 'failed'; readonly sentence: string; readonly code: string }
  | { readonly kind: 'trouble'; readonly sentence: string };
