import { Disposable } from 'vscode';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';

/** Milliseconds after the start, and between two looks, at which calls that are too old are dropped. */
const [firstLook, betweenLooks] = [60_000, 24 * 60 * 60 * 1000];

/** Drops calls, and the texts of calls, once they are older than settings keep them. */
export function registerDropping(rooms: Pick<Rooms, 'ledger' | 'log'>): Disposable {
  const drop = () => void dropOld(rooms);
  const [first, next] = [setTimeout(drop, firstLook), setInterval(drop, betweenLooks)];
  return new Disposable(() => {
    clearTimeout(first);
    clearInterval(next);
  });
}

async function dropOld({ ledger, log }: Pick<Rooms, 'ledger' | 'log'>): Promise<void> {
  const { 'ledger.keepDays': keepDays, keepTextDays } = readSettings();
  try {
    const texts = keepTextDays === 0 ? 0 : await ledger.dropTexts(keepTextDays);
    if (texts > 0) log.info(`${texts} texts of calls older than ${keepTextDays} days were deleted.`);
    const dropped = keepDays === 0 ? 0 : await ledger.dropOlder(keepDays);
    if (dropped > 0) log.info(`${dropped} calls older than ${keepDays} days were dropped; their sums stay.`);
  } catch (error) {
    log.warn('Old calls could not be dropped.', error as Error);
  }
}
