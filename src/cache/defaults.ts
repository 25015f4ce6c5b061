import type { Bounds, Likeness } from './cache';

/** What holds where the user has said nothing. */
export const cacheDefaults: { readonly bounds: Bounds; readonly likeness: Likeness } = {
  bounds: { days: 7, megabytes: 100 },
  likeness: { embeddingModel: 'text-embedding-3-small', threshold: 0.75 },
};
