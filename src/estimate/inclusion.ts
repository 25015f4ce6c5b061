import type { Prices } from '../prices';
import { expandFile, type Problem, type PromptFile, type ReadInclude } from '../prompts';
import type { TokenCount, Tokens } from '../tokens';
import type { EstimateOptions } from './estimate';
import { includedTokens } from './included';

/** What the files that a prompt includes add to it. */
export interface Inclusion {
  /** Their paths on this machine, each once. */
  readonly files: readonly string[];
  /** Over those of the prompt without them; absent when no file could be put in. */
  readonly tokens?: TokenCount;
  /** What could not be put in, at the place that names it. */
  readonly problems: readonly Problem[];
}

/** For each prompt of a file what it includes, as it is saved: undefined where it names no files. `path` is the file's. */
export async function findInclusions(
  file: PromptFile,
  path: string,
  { defaultModel }: Pick<EstimateOptions, 'defaultModel'>,
  { tokens, prices }: { readonly tokens: Tokens; readonly prices: Prices },
  read: ReadInclude,
): Promise<readonly (Inclusion | undefined)[]> {
  const expanded = await expandFile(file, path, read);
  return file.prompts.map((prompt, index) => {
    const { files = [], problems = [] } = expanded.included[index] ?? {};
    const whole = expanded.file.prompts[index];
    if (!whole || files.length + problems.length === 0) return undefined;
    const model = prices.resolve(prompt.models[0]?.name ?? defaultModel);
    return {
      files,
      problems,
      ...(files.length > 0 && { tokens: includedTokens(prompt, whole, model, tokens) }),
    };
  });
}
