import { includedTokens } from '../estimate';
import type { Prices } from '../prices';
import { expandFile, type Problem, type PromptFile, type ReadInclude } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import type { Judging } from './judging';

/** What the files that a prompt includes add to it. */
export interface Inclusion {
  /** Their paths on this machine, each once. */
  readonly files: readonly string[];
  /** Over those of the prompt without them; absent when no file could be put in. */
  readonly tokens?: TokenCount;
  /** What could not be put in, at the place that names it. */
  readonly problems: readonly Problem[];
}

/** For each prompt of a file what it includes, as it is saved: nothing where it names no files, or is not on a disk. */
export async function findInclusions(
  file: PromptFile,
  { diskPath, options }: Pick<Judging, 'diskPath' | 'options'>,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Prices },
  read: ReadInclude,
): Promise<readonly (Inclusion | undefined)[]> {
  if (diskPath === undefined) return [];
  const expanded = await expandFile(file, diskPath, read);
  return file.prompts.map((prompt, index) => {
    const { files = [], problems = [] } = expanded.included[index] ?? {};
    const whole = expanded.file.prompts[index];
    if (!whole || files.length + problems.length === 0) return undefined;
    const model = prices.resolve(prompt.models[0]?.name ?? options.defaultModel);
    return {
      files,
      problems,
      ...(files.length > 0 && { tokens: includedTokens(prompt, whole, model, tokens) }),
    };
  });
}
