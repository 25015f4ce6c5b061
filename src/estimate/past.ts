import type { Prompt } from '../prompts';

/** Output tokens, reasoning included, of calls on a model, as the provider billed them. */
export interface PastOutputs {
  /** The model as the calls asked for it. */
  readonly model: string;
  readonly outputs: readonly number[];
  /** Whether they were made against a test server, for show. */
  readonly sample?: boolean;
}

/** A call's input tokens as they were counted before it was made, and as the provider billed them. */
export interface BilledInput {
  readonly counted: number;
  readonly billed: number;
  /** Tells prompts apart. */
  readonly prompt: string;
}

/** Calls on a model whose text was mostly of one kind. */
export interface PastInputs {
  /** The model as the calls asked for it. */
  readonly model: string;
  /** A `ContentClass`. */
  readonly content: string;
  readonly calls: readonly BilledInput[];
}

/** What the calls of the recent past tell about the next one of a prompt. Plain data: it may go to another thread. */
export interface Past {
  /** Calls of the prompt itself. */
  readonly ofPrompt: readonly PastOutputs[];
  /** Calls of all prompts of its type of task. */
  readonly ofTask: readonly PastOutputs[];
  readonly inputs: readonly PastInputs[];
}

/** What is known of the calls of a file's prompts, and of all others. Plain data: it may go to another thread. */
export interface FilePast {
  /** By the prompt's suffix, see `suffixOf`. */
  readonly prompts: readonly (PastOutputs & { readonly prompt: string })[];
  /** How often each was called in the last 30 days, by the same. */
  readonly calls: readonly { readonly prompt: string; readonly calls: number }[];
  readonly tasks: readonly (PastOutputs & { readonly task: string })[];
  readonly inputs: readonly PastInputs[];
}

/** Nothing was called yet. */
export const noPast: FilePast = { prompts: [], calls: [], tasks: [], inputs: [] };

/** What calls of a prompt are booked on after the path of its file: `#name`, nothing where it is the only one there. */
export function suffixOf(
  { prompts }: { readonly prompts: readonly unknown[] },
  { name }: Pick<Prompt, 'name'>,
): string {
  return prompts.length > 1 ? `#${name}` : '';
}

/** How often each prompt of a file was called in a month, in its order; undefined where no call is known. */
export function callsPerMonth(
  { calls }: Pick<FilePast, 'calls'>,
  file: { readonly prompts: readonly Pick<Prompt, 'name'>[] },
): readonly (number | undefined)[] {
  return file.prompts.map(prompt => {
    const its = calls.filter(it => isBooked(it.prompt, file, prompt));
    return its.length > 0 ? its.reduce((sum, it) => sum + it.calls, 0) : undefined;
  });
}

/** Whether calls with this suffix are a prompt's: one that is alone may have had neighbours, or stand in a notebook. */
export function isBooked(
  suffix: string,
  file: { readonly prompts: readonly unknown[] },
  prompt: Pick<Prompt, 'name'>,
): boolean {
  return suffix === suffixOf(file, prompt) || suffix === `#${prompt.name}`;
}
