import { directivesOf, type Prompt } from '../prompts';

/**
 * What a file says, before each of its prompts, to leave alone there (`promptmeter-ignore: hedge, cheaper-model`): codes
 * of findings, ids of minimising rules, `all`. One list for each prompt, in the file's order.
 * @param text the file's
 */
export function ignoredIn(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  text: string,
): readonly (readonly string[])[] {
  return prompts.map((_, index) => directivesOf(prompts, index, text).ignored);
}
