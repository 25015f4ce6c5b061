import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TaskType, taskTypes } from '../../../src/routing/taskType';

/** A prompt written for the training, and the type of its task. */
export interface Example {
  readonly type: TaskType;
  readonly text: string;
}

/**
 * The prompts of a folder, by file. A file is plain text: `@ type` heads the prompts of a type, one a line, where `\n`
 * stands for a line end and `\\` for a backslash. Throws on anything else, naming file and line.
 */
export function readExamples(folder: string): ReadonlyMap<string, readonly Example[]> {
  const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return new Map(names.sort().map(name => [name, parse(readFileSync(join(folder, name), 'utf8'), name)]));
}

function parse(file: string, name: string): readonly Example[] {
  let type: TaskType | undefined;
  return file.split('\n').flatMap((line, i) => {
    if (line === '') return [];
    if (line.startsWith('@ ')) {
      type = taskTypes.find(it => it === line.slice(2));
      if (!type) throw new Error(`${name}:${i + 1}: ${line.slice(2)} is no type of task.`);
      return [];
    }
    if (!type) throw new Error(`${name}:${i + 1}: the prompt stands before the first "@ type".`);
    return { type, text: line.replace(/\\(n|\\)/g, (_, it: string) => (it === 'n' ? '\n' : '\\')) };
  });
}
