import type { Prompt } from '../prompts';
import { directivesIn } from './directives';

/** What a file says, before one of its prompts, of how its calls are routed and grouped. */
export interface Routed {
  /** The name of a policy (`promptmeter-route: careful`), or `none`; absent where it says nothing. */
  readonly policy?: string;
  /** What its calls are tagged with (`promptmeter-tags: legal, gold`). */
  readonly tags: readonly string[];
}

/**
 * What the file says of the prompt of this number.
 * @param text the file's
 */
export function routedIn(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
): Routed {
  const { routes, tags } = directivesIn(text.slice(prompts[index - 1]?.end ?? 0, prompts[index]?.start));
  const policy = routes.at(-1);
  return { ...(policy !== undefined && { policy }), tags };
}
