import { atMost } from '../../../src/estimate';
import { type Fittable, type Fitting, fitPart, type Part, partsOf } from '../../../src/fit';
import { createPrices } from '../../../src/prices';
import { type Prompt, parsePrompts } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const model = createPrices().resolve('gpt-4o');

/** Exact, in the encoding of gpt-4o. */
export const count = (text: string): number => tokens.count(text, 'o200k_base');

/** The first prompt of a file of this name and text, to be fitted on gpt-4o. */
export function fittable(path: string, text: string): Fittable & { readonly prompt: Prompt } {
  const read = (it: string) => parsePrompts(path, it, { included: true });
  const { prompts = [] } = read(text) ?? {};
  const [prompt] = prompts;
  if (!prompt) throw new Error(`${path} holds no prompt.`);
  return { text, prompt, prompts, index: 0, read, ...atMost(model, tokens) };
}

export const partsIn = ({ prompt, text }: ReturnType<typeof fittable>): readonly Part[] =>
  partsOf(prompt, text);

/** The first marked part of a file, fitted with one strategy. */
export function fitFirst(path: string, text: string, budget: number, strategy: Fitting['strategy']): Fitting {
  const from = fittable(path, text);
  const [part] = partsIn(from);
  if (!part) throw new Error(`${path} marks no part.`);
  const found = fitPart(from, part, budget).find(it => it.strategy === strategy);
  if (!found) throw new Error(`${part.name} is not fitted by ${strategy}.`);
  return found;
}
