import { type Held, type Identity, PromptIndex, templateOf } from '../../../src/match';
import { expandPrompt, type ParseOptions, parsePrompts } from '../../../src/prompts';

/** The prompts of a file as the index holds them. */
export async function heldOf(
  path: string,
  text: string,
  options: ParseOptions = {},
): Promise<readonly Held<Identity>[]> {
  const prompts = parsePrompts(path, text, options)?.prompts ?? [];
  return Promise.all(
    prompts.map(async (prompt, index) => {
      const id = prompts.length > 1 ? `${path}#${prompt.name || index}` : path;
      const expanded = await expandPrompt(prompt, path, async () => undefined);
      return { prompt: { id, file: path }, template: templateOf(expanded, text) };
    }),
  );
}

/** An index of files, by their paths. */
export async function indexOf(files: Readonly<Record<string, string>>): Promise<PromptIndex<Identity>> {
  const index = new PromptIndex<Identity>();
  const held = Object.entries(files).map(async ([path, text]) => [path, await heldOf(path, text)] as const);
  index.put(new Map(await Promise.all(held)), Number.NEGATIVE_INFINITY);
  return index;
}
