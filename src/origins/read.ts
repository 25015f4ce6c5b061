import { suffixOf } from '../estimate';
import { type Held, type Identity, templateOf } from '../match';
import {
  expandPrompt,
  type FormatId,
  type ParseOptions,
  type Prompt,
  type PromptFile,
  type PromptWants,
  parsePrompts,
  type ReadInclude,
  wantsIn,
} from '../prompts';
import { bookedTask } from '../routing';

/** A prompt of a folder, as its calls are booked. Plain data: it crosses to another thread. */
export interface Origin extends Identity {
  /** The folder. */
  readonly workspace: string;
  /** Path within it with `/` between its parts, and `#name` where the file holds several prompts. */
  readonly prompt: string;
  readonly task: string;
  /** What its messages say, placeholders as they are written. */
  readonly messages: readonly Pick<Prompt['messages'][number], 'role' | 'text'>[];
  /** What its file wants of its calls. */
  readonly wants: PromptWants;
}

/** Where a file is, and whose it is. */
export interface Place {
  /** The folder's path. */
  readonly workspace: string;
  /** Within the folder, with `/` between names. */
  readonly path: string;
  /** The whole path, which includes count from. */
  readonly whole: string;
}

/** What tells a prompt of a folder from all others: the folder, and what its calls are booked on. */
export const idOf = (workspace: string, prompt: string): string => JSON.stringify([workspace, prompt]);

/** What is sent as it stands and not again, such as batches and examples to train with, is no prompt's template. */
const data: readonly FormatId[] = ['openai-batch', 'anthropic-batch', 'fine-tuning'];

/** The prompts of a file, to be found again in calls. */
export async function originsIn(
  text: string,
  { workspace, path, whole }: Place,
  parse: ParseOptions,
  read: ReadInclude,
): Promise<readonly Held<Origin>[]> {
  const file = parsePrompts(path, text, parse);
  if (!file || data.includes(file.format)) return [];
  return Promise.all(
    file.prompts.map(async (prompt, index) => {
      // What is imported is sent too, but apart, and by tools that choose where.
      const isImporting = prompt.includes.every(it => it.kind === 'import');
      const expanded = await expandPrompt(prompt, whole, isImporting ? async () => undefined : read);
      const booked = `${path}${suffixIn(file, prompt)}`;
      const origin: Origin = {
        id: idOf(workspace, booked),
        file: JSON.stringify([workspace, path]),
        workspace,
        prompt: booked,
        task: bookedTask(prompt),
        messages: expanded.prompt.messages.map(({ role, text: said }) => ({ role, text: said })),
        wants: wantsIn(file.prompts, index, text),
      };
      return { prompt: origin, template: templateOf(expanded, text) };
    }),
  );
}

/** Cells of a notebook come and go: the prompt's name is what stays. */
function suffixIn(file: PromptFile, prompt: Prompt): string {
  return file.format === 'notebook' ? `#${prompt.name}` : suffixOf(file, prompt);
}
