import { directivesIn, type Prompt } from '../prompts';

/** Whether a file says of the prompt of this number that its routed answers may fall behind untold, or not to route it. */
export function mayDrift(
  prompts: readonly Pick<Prompt, 'start' | 'end'>[],
  index: number,
  text: string,
): boolean {
  const said = directivesIn(text.slice(prompts[index - 1]?.end ?? 0, prompts[index]?.start));
  return said.ignored.some(it => it === 'drift' || it === 'all') || said.routes.at(-1) === 'none';
}
