import { readFile } from 'node:fs/promises';
import { type Item, itemsOf } from '../../batch';
import { readInclude } from '../../disk';
import { type Estimate, estimate, estimateDefaults, suffixOf } from '../../estimate';
import type { Call } from '../../ledger';
import { type Filled, type Prompt, promptToSend } from '../../prompts';
import { bookedTask } from '../../routing';
import { inputsFor, messagesFor, readInputs } from '../../trials';
import { type Arguments, Misuse, type Rooms } from '../command';
import { bookedPath } from '../past';
import { readPromptFile } from '../promptFile';
import type { ReadFile } from '../promptFiles';

/** What the command line names: a prompt, and the items it is run on. */
export interface Given {
  readonly file: ReadFile;
  /** As its file holds it, and as it is sent. */
  readonly chosen: Prompt;
  readonly prompt: Prompt;
  readonly items: readonly Item[];
  readonly messagesOf: (item: Item) => Filled['messages'];
  readonly model: string;
  /** Of a call of the prompt on `model`. */
  readonly estimate: Estimate;
  readonly maxOutputTokens: number | undefined;
  readonly booking: Pick<Call, 'workspace' | 'prompt' | 'source' | 'task'>;
}

/**
 * Reads the prompt that `--prompt PATH` names, and the table of items.
 * @throws Misuse where one of them cannot be read, or the items lack what the prompt asks for
 */
export async function readGiven(
  given: Arguments,
  rooms: Rooms,
): Promise<Given | { readonly complaints: readonly string[] }> {
  const [path, ...more] = given.paths;
  const promptPath = given.text('prompt');
  if (path === undefined || more.length > 0)
    throw new Misuse('batch takes one FILE of items: JSON lines, a JSON list or CSV.');
  if (promptPath === undefined) throw new Misuse('Name the prompt with --prompt PATH.');
  const text = (option: string) => given.text(option === 'prompt' ? 'name' : option);
  const {
    file,
    prompt: chosen,
    complaints,
  } = await readPromptFile({ ...given, paths: [promptPath], text }, rooms, 'batch');
  if (!file) return { complaints };
  const prompt = await promptToSend(chosen, file.as, readInclude).catch((error: Error) => {
    throw new Misuse(`${chosen.name} cannot be sent: ${error.message}`);
  });
  const model = given.text('model') ?? prompt.models[0]?.name ?? estimateDefaults.defaultModel;
  return {
    ...{ file, chosen, prompt, items: await readItems(path, prompt, rooms) },
    messagesOf: ({ values }) => messagesFor({ prompt }, { values }),
    ...{ model, estimate: estimate(prompt, { ...estimateDefaults, model }, rooms) },
    maxOutputTokens: given.whole('output-tokens', 1) ?? prompt.maxOutputTokens,
    booking: {
      workspace: process.cwd(),
      prompt: bookedPath(file.path) + suffixOf(file.file, chosen),
      source: 'batch',
      task: bookedTask(prompt),
    },
  };
}

async function readItems(path: string, prompt: Prompt, rooms: Rooms): Promise<readonly Item[]> {
  const text =
    path === '-'
      ? await rooms.readStdin()
      : await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
          throw new Misuse(`${path} could not be read (${error.code}).`);
        });
  const inputs = readInputs(text);
  if ('problem' in inputs) throw new Misuse(`${path}: ${inputs.problem}`);
  const checked = inputsFor(prompt, inputs);
  if ('problem' in checked) throw new Misuse(`${path}: ${checked.problem}`);
  return itemsOf(inputs.map(it => it.values));
}
