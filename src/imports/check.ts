import type { Parsed, Unusable, Used } from './source';

const buckets = ['input', 'cacheRead', 'cacheWrite5m', 'cacheWrite1h', 'output'] as const;

/** A record that tells of no tokens, or of what cannot be tokens, is no call: the first is passed over, the second told. */
export function checked(used: Used): Parsed {
  if (used.model === '') return unusable('it names no model');
  if (!(used.at >= 0)) return unusable('it has no time');
  const wrong = buckets.find(bucket => !(used[bucket] >= 0));
  if (wrong) return unusable('its token counts are no whole numbers, or a part is larger than the whole');
  return buckets.every(bucket => used[bucket] === 0) && used.status !== 'error' ? undefined : used;
}

export function unusable(because: string): Unusable {
  return { unusable: because };
}
