import { directivesOf, type Prompt } from '../prompts';

/** Whether a file says of the prompt of this number that its routed answers may fall behind untold, or not to route it. */
export function mayDrift(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
): boolean {
  const said = directivesOf(prompts, index, text);
  return said.ignored.some(it => it === 'drift' || it === 'all') || said.routes.at(-1) === 'none';
}
