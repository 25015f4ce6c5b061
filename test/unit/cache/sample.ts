import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnswerCache, openCache } from '../../../src/cache';
import type { Kept } from '../../../src/cache/kept';

export function sampleKept(key: string, more: Partial<Kept> = {}): Kept {
  return {
    key,
    bucket: '',
    sign: '',
    ask: '',
    model: 'gpt-4o',
    workspace: 'shop',
    prompt: 'prompts/offer.prompt.md',
    callId: `call-${key}`,
    at: 1_000_000,
    type: 'application/json',
    body: Buffer.from(`{"answer":"${key}"}`),
    ...more,
  };
}

export const cacheFile = () => join(mkdtempSync(join(tmpdir(), 'promptmeter-cache-')), 'answers.db');

export interface Opened {
  readonly cache: AnswerCache;
  readonly file: string;
  readonly notices: string[];
  /** Moves the clock, which stands at 1,000,000 ms. */
  readonly wait: (ms: number) => void;
}

export function opened({
  file = cacheFile(),
  days = 7,
  megabytes = 10,
  redisUrl,
}: {
  file?: string;
  days?: number;
  megabytes?: number;
  redisUrl?: string;
} = {}): Opened {
  const notices: string[] = [];
  let now = 1_000_000;
  const cache = openCache({
    file,
    redisUrl,
    bounds: () => ({ days, megabytes }),
    likeness: () => ({ embeddingModel: 'text-embedding-3-small', threshold: 0.75 }),
    onNotice: it => notices.push(it),
    now: () => now,
  });
  return { cache, file, notices, wait: ms => (now += ms) };
}
