import { readSources } from '../disk';
import { counter, estimateDefaults } from '../estimate';
import { mayHoldPrompts, type PromptFile, parsePrompts } from '../prompts';
import { type Arguments, Misuse, type Rooms } from './command';

/** A file with its prompts. `path` is as the command line names it; `-` for stdin. */
export interface ReadFile {
  readonly path: string;
  /** What its format is recognised by: the path, but for stdin. */
  readonly as: string;
  readonly text: string;
  readonly file: PromptFile;
  /** A file named before that is this one under another name. */
  readonly sameAs?: string;
  /** Named on the command line itself, not found in a folder or by a pattern. */
  readonly named: boolean;
}

/** Options of every command that reads prompts. */
export const promptFileOptions = { as: { type: 'string' } } as const;

/**
 * Reads the prompt files a command line names. A file named itself is always taken for a prompt, plain text if it is
 * nothing else; folders and patterns give only what is recognised. `-` is stdin, named by `--as` for recognition.
 * @throws Misuse when no path is given
 */
export async function readPromptFiles(
  given: Arguments,
  rooms: Rooms,
): Promise<{ files: ReadFile[]; complaints: string[] }> {
  if (given.paths.length === 0)
    throw new Misuse('Name a file, a folder or a pattern, or - for standard input.');
  const { sources, unreadable } = await readSources(
    given.paths.filter(path => path !== '-'),
    mayHoldPrompts,
  );
  const stdin = given.paths.includes('-')
    ? [
        {
          path: '-',
          realPath: '-',
          as: given.text('as') ?? 'stdin.txt',
          text: await rooms.readStdin(),
          named: true,
        },
      ]
    : [];
  const before = new Map<string, string>();
  const files = [...stdin, ...sources.map(source => ({ ...source, as: source.path }))].flatMap(source => {
    const { path, realPath, text, named } = source;
    const file = parsePrompts(source.as, text, { included: named });
    if (!file) return [];
    const sameAs = before.get(realPath);
    before.set(realPath, sameAs ?? path);
    return [{ path, as: source.as, text, file, named, ...(sameAs !== undefined && { sameAs }) }];
  });
  const complaints = unreadable.map(it => it.message);
  if (files.length === 0 && complaints.length === 0) complaints.push('No prompt was found there.');
  return { files, complaints };
}

/** Counts in the encoding of the model the file's first prompt is on. */
export function counterFor(file: PromptFile, { prices, tokens }: Rooms): (text: string) => number {
  const model = file.prompts[0]?.models[0]?.name ?? estimateDefaults.defaultModel;
  return counter(prices.resolve(model), tokens);
}
