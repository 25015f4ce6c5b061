import { dirname, join, resolve } from 'node:path';
import { type AnswerCache, cacheDefaults, openCache } from '../cache';
import { cachings, readCaching } from '../calls';
import { type Arguments, Misuse, type Rooms } from './command';

/** Options of the commands that make calls. */
export const cacheOptions = { cache: { type: 'string' } } as const;

/**
 * Opens the answers that are kept beside a ledger, which is first touched when a call may use it. PROMPTMETER_REDIS_URL
 * names a Redis to share them: a command line is for all to see, and a password may be in it.
 */
export function openAnswers(
  ledgerFile: string,
  { environment, complain }: Pick<Rooms, 'environment' | 'complain'>,
): AnswerCache {
  const { bounds, likeness } = cacheDefaults;
  return openCache({
    file: join(dirname(resolve(ledgerFile)), 'answers.db'),
    redisUrl: environment.PROMPTMETER_REDIS_URL,
    bounds: () => bounds,
    likeness: () => likeness,
    onNotice: complain,
  });
}

/**
 * What `--cache` says; undefined where it is not given.
 * @throws Misuse where it is not understood
 */
export function cacheSaid(given: Arguments): string | undefined {
  const said = given.text('cache');
  if (said !== undefined && said !== 'off' && !readCaching(said))
    throw new Misuse(`--cache takes ${cachings.join(', ')}, not "${said}".`);
  return said;
}
