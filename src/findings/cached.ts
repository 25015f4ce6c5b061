import type { Prompt } from '../prompts';
import { directivesIn } from './directives';

/**
 * What one of a file's prompts says of the cache of answers (`promptmeter-cache` before it); undefined where it says
 * nothing.
 * @param text the file's
 */
export function cachingSaid(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
): string | undefined {
  return directivesIn(text.slice(prompts[index - 1]?.end ?? 0, prompts[index]?.start)).caches.at(-1);
}
