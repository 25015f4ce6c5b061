import { counter, estimate, estimateDefaults } from '../estimate';
import { type Finding, findings } from '../findings';
import { minimise } from '../minimise';
import type { Rooms } from './command';
import type { ReadFile } from './promptFiles';

/** What is worth doing about a file's prompts, with the savings measured on its text. */
export function findIn({ text, file }: Pick<ReadFile, 'text' | 'file'>, rooms: Rooms): readonly Finding[] {
  const estimates = file.prompts.map(prompt => estimate(prompt, estimateDefaults, rooms));
  const savings = file.prompts.map((prompt, index) => {
    const { before, after } = minimise(text, [prompt], counter(estimates[index]?.model, rooms.tokens));
    return { tokens: before - after };
  });
  return findings({ file, text, estimates, savings }, {}, rooms);
}
