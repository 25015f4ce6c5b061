import { type Disposable, window } from 'vscode';
import { type AnswerCache, openCache } from '../../cache';
import { readSettings } from '../settings';

/** Opens the answers that are kept; disposing of it closes them. What it cannot use is told once. */
export function openTheCache(file: string): AnswerCache & Disposable {
  const cache = openCache({
    file,
    redisUrl: readSettings().redisUrl || undefined,
    bounds: () => {
      const { 'cache.days': days, 'cache.megabytes': megabytes } = readSettings();
      return { days, megabytes };
    },
    likeness: () => {
      const { 'cache.embeddingModel': embeddingModel, 'cache.similarityPercent': percent } = readSettings();
      return { embeddingModel, threshold: percent / 100 };
    },
    onNotice: sentence => void window.showWarningMessage(sentence),
  });
  return Object.assign(cache, { dispose: () => void cache.close() });
}
