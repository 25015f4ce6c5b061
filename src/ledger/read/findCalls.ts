import { setImmediate as turn } from 'node:timers/promises';
import type { KeptCall } from '../call';
import type { Wanted } from '../selection';
import type { Store } from '../store';
import { lookThrough } from './look';

/**
 * Rows that a search, for words or an ending, looks at in one step, about 5 ms, between which the ledger does other
 * work.
 */
const searchedAtOnce = 5_000;

/** Rows that a search looks at in all its steps: a quarter of a second's work, whatever the size of the ledger. */
const mostSearched = 250_000;

export interface CallQuery extends Omit<Wanted, 'callsOnly'> {
  readonly limit: number;
}

/** Calls that were looked for, newest first. */
export interface FoundCalls {
  readonly calls: readonly KeptCall[];
  /** There are more such calls than were asked for. */
  readonly more: boolean;
  /** When the search was ended before it came to the oldest call: milliseconds since the epoch of the last one it saw. */
  readonly searchedBackTo: number | null;
}

/**
 * The newest calls that are wanted.
 * @param most rows after which a search ends, however few calls it found
 */
export async function findCalls(
  store: Store,
  { limit, ...wanted }: CallQuery,
  most = mostSearched,
): Promise<FoundCalls> {
  const isSearch = (wanted.search ?? '').trim() !== '' || wanted.ending !== undefined;
  const atOnce = isSearch ? Math.min(most, searchedAtOnce) : limit + 1;
  const calls: KeptCall[] = [];
  let looked = 0;
  const steps = store.read(db =>
    lookThrough(db, { ...wanted, callsOnly: true }, { order: 'newest', atOnce, limit: limit + 1 }),
  );
  for (const step of steps) {
    calls.push(...step.calls);
    looked += atOnce;
    if (calls.length > limit) return { calls: calls.slice(0, limit), more: true, searchedBackTo: null };
    if (step.isLast) break;
    if (isSearch && looked >= most) return { calls, more: false, searchedBackTo: step.at };
    await turn();
  }
  return { calls, more: false, searchedBackTo: null };
}
