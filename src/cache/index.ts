/** The door of `cache/`: answers that are given again, and what they are found by. */
export { type AnswerCache, type Bounds, type CacheStats, type Likeness, openCache } from './cache';
export { cacheDefaults } from './defaults';
export { type Chosen, type Kept, largestBody } from './kept';
export { cosine } from './vectors';
