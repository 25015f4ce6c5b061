import type { Estimate, EstimateOptions, Inclusion } from '../estimate';
import type { Prompt, PromptFile } from '../prompts';

/** What the editor shows of a prompt: plain data that stays small however long the prompt is. */
export type PromptOutline = Omit<
  Prompt,
  'messages' | 'placeholders' | 'tools' | 'images' | 'toolCalls' | 'wordless' | 'listing'
>;

/** A prompt file without its texts. Offsets count in the version that was read. */
export interface FileOutline {
  readonly format: PromptFile['format'];
  readonly prompts: readonly PromptOutline[];
}

/** What one version of a document holds. It never changes, and it may go from thread to thread. */
export interface Reading {
  readonly version: number;
  readonly file: FileOutline;
  readonly options: EstimateOptions;
  /** One for each prompt of the file, in its order. */
  readonly estimates: readonly Estimate[];
  /** For each prompt what it includes, as it was found on disk last; absent where it includes nothing. */
  readonly inclusions: readonly (Inclusion | undefined)[];
  /**
   * Whether this version was parsed. Else its counts are exact, but where its prompts and messages begin and end was
   * carried on from the version parsed last; a settled reading follows.
   */
  readonly settled: boolean;
}

/** A file without its texts. */
export function outline({ format, prompts }: PromptFile): FileOutline {
  return {
    format,
    prompts: prompts.map(
      ({ messages, placeholders, tools, images, toolCalls, wordless, listing, ...outlined }) => outlined,
    ),
  };
}
