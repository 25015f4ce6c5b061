import type { Json } from '../outgoing';

/**
 * The usage, and the model, that stand at the end of an answer too long to be read whole, such as embeddings by the
 * thousand; `undefined` where there is none.
 */
export function usageInTail(text: string): Json | undefined {
  const at = text.lastIndexOf('"usage"');
  if (at === -1 || !/\}\s*$/.test(text)) return undefined;
  const usage = /^"usage"\s*:\s*(\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})/.exec(text.slice(at))?.[1];
  const model = /"model"\s*:\s*"([^"\\]+)"/.exec(text.slice(-2000))?.[1];
  try {
    return usage === undefined
      ? undefined
      : { usage: JSON.parse(usage), ...(model !== undefined && { model }) };
  } catch {
    return undefined;
  }
}
