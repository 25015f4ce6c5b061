import type { Prompt, PromptFile } from '../prompts';
import type { TokenCount } from '../tokens';
import { type Estimate, type EstimateOptions, estimate, type Rooms } from './estimate';
import { type FilePast, isBooked, type Past } from './past';

export interface FileRooms extends Rooms {
  /** A prompt's type of task, empty when not clear: `bookedTask` of `routing/`, which stands on this room. */
  readonly taskOf: (prompt: Prompt) => string;
}

/**
 * One estimate for each prompt of a file, in its order, with what past calls tell of each.
 * @param included for each prompt what the files it includes add
 */
export function estimateFile(
  file: PromptFile,
  options: EstimateOptions,
  past: FilePast,
  rooms: FileRooms,
  included: readonly (TokenCount | undefined)[] = [],
): readonly Estimate[] {
  return file.prompts.map((prompt, index) =>
    estimate(
      prompt,
      { ...options, past: pastOf(past, file, prompt, rooms.taskOf), included: included[index] },
      rooms,
    ),
  );
}

/**
 * What the past of a file and of all tasks tells of one of its prompts. The type of task is worked out only when
 * needed.
 */
function pastOf(
  { prompts, tasks, inputs }: FilePast,
  file: PromptFile,
  prompt: Prompt,
  taskOf: FileRooms['taskOf'],
): Past {
  const task = tasks.length > 0 ? taskOf(prompt) : '';
  return {
    ofPrompt: prompts.filter(it => isBooked(it.prompt, file, prompt)),
    ofTask: task === '' ? [] : tasks.filter(it => it.task === task),
    inputs,
  };
}
