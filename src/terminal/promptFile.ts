import type { Prompt } from '../prompts';
import { type Arguments, Misuse, type Rooms } from './command';
import { type ReadFile, readPromptFiles } from './promptFiles';

/**
 * The one file and the one prompt in it that a command is about; `--prompt NAME` chooses among several. Without a file
 * there are complaints.
 * @throws Misuse when there are several, or none
 */
export async function readPromptFile(
  given: Arguments,
  rooms: Rooms,
  command: string,
): Promise<
  | { readonly file: ReadFile; readonly prompt: Prompt; readonly complaints?: never }
  | { readonly file?: never; readonly prompt?: never; readonly complaints: readonly string[] }
> {
  const { files, complaints } = await readPromptFiles(given, rooms);
  const [file, ...more] = files;
  if (!file) return { complaints };
  if (more.length > 0 || complaints.length > 0) throw new Misuse(`${command} takes one prompt file.`);
  return { file, prompt: choosePrompt(file, given.text('prompt')) };
}

function choosePrompt({ path, file }: ReadFile, name: string | undefined): Prompt {
  const names = file.prompts.map(it => it.name).join(', ');
  if (name !== undefined) {
    const named = file.prompts.find(it => it.name === name);
    if (!named) throw new Misuse(`${path} holds no prompt "${name}". It holds: ${names}.`);
    return named;
  }
  const [only, ...more] = file.prompts;
  if (!only) throw new Misuse(file.problems[0]?.message ?? `${path} holds no prompt.`);
  if (more.length > 0)
    throw new Misuse(`${path} holds several prompts: choose one with --prompt NAME (${names}).`);
  return only;
}
