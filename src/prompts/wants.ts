import { directivesOf } from './directives';
import type { Prompt } from './prompt';

/**
 * What is wanted of calls, in the words it was said with; what is absent was not said. A prompt says it before its text, a
 * request in its headers.
 */
export interface Wants {
  /** `on` or `off` (`promptmeter-minimise: on`). */
  readonly minimise?: string | undefined;
  /** Which kept answers may be given (`promptmeter-cache: exact`). */
  readonly cache?: string | undefined;
  /** The name of a policy (`promptmeter-route: careful`), or `none`. */
  readonly route?: string | undefined;
}

/** What a prompt wants of its calls, and what they are tagged with (`promptmeter-tags: legal, gold`). */
export interface PromptWants extends Wants {
  readonly tags: readonly string[];
}

/**
 * What a file says before the prompt of this number.
 * @param text the file's
 */
export function wantsIn(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
): PromptWants {
  const said = directivesOf(prompts, index, text);
  return {
    minimise: said.minimises.at(-1),
    cache: said.caches.at(-1),
    route: said.routes.at(-1),
    tags: said.tags,
  };
}
