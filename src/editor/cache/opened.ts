import { type Disposable, window } from 'vscode';
import { type AnswerCache, type Bounds, type Likeness, openCache } from '../../cache';
import { readSettings } from '../settings';

/** How much of the answers is kept, and when a question is like another, as the settings are now. */
export function keptAs(): { readonly bounds: Bounds; readonly likeness: Likeness } {
  const settings = readSettings();
  return {
    bounds: { days: settings['cache.days'], megabytes: settings['cache.megabytes'] },
    likeness: {
      embeddingModel: settings['cache.embeddingModel'],
      threshold: settings['cache.similarityPercent'] / 100,
    },
  };
}

/** Opens the answers that are kept; disposing of it closes them. What it cannot use is told once. */
export function openTheCache(file: string): AnswerCache & Disposable {
  const cache = openCache({
    file,
    redisUrl: readSettings().redisUrl || undefined,
    bounds: () => keptAs().bounds,
    likeness: () => keptAs().likeness,
    onNotice: sentence => void window.showWarningMessage(sentence),
  });
  return Object.assign(cache, { dispose: () => void cache.close() });
}
