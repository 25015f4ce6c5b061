import { formatNano } from '../../prices';
import type { TokenCount } from '../../tokens';

/**
 * `1,000 calls would cost up to $0.30 less`: no more, as a cache forgets what is not asked for, and some makers bill
 * what is written to it.
 * @param nanoPerCall saved on a call that is served from the cache
 * @param callsPerMonth calls in a month, where they are known
 */
export function costLess(nanoPerCall: number, callsPerMonth = 0): string {
  const calls = callsPerMonth > 0 ? `${counted(callsPerMonth)} calls a month` : '1,000 calls';
  return `${calls} would cost up to ${formatNano(Math.round(nanoPerCall * (callsPerMonth || 1000)))} less`;
}

/** A number for people, marked where it is an estimate. */
export function counted(tokens: number, basis: TokenCount['basis'] = 'exact'): string {
  return `${basis === 'exact' ? '' : 'about '}${tokens.toLocaleString('en-GB')}`;
}
