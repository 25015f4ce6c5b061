import { writeFile } from 'node:fs/promises';
import { minimise as minimiseFile } from '../../minimise';
import { type Arguments, type Command, Misuse } from '../command';
import { counterFor, promptFileOptions, readPromptFiles } from '../promptFiles';
import { table, thousands } from '../table';

/** Makes prompts shorter without changing what they ask. */
export const minimise: Command = {
  name: 'minimise',
  usage: 'PATH... [--tier safe|review] [--write | --check]',
  summary: 'the prompt, shorter, with the tokens each edit saves',
  options: {
    ...promptFileOptions,
    tier: { type: 'string' },
    write: { type: 'boolean' },
    check: { type: 'boolean' },
  },
  async run(given, rooms) {
    const tier = readTier(given);
    const write = given.flag('write');
    const check = given.flag('check');
    if (write && check) throw new Misuse('--check writes nothing: leave one of --check and --write out.');
    if (write && given.paths.includes('-')) throw new Misuse('Standard input cannot be written to.');
    const { files, complaints } = await readPromptFiles(given, rooms);
    const results = files.map(({ path, text, file }) => ({
      path,
      ...minimiseFile(text, file.prompts, counterFor(file, rooms), { tier }),
    }));
    if (write) for (const { path, text, edits } of results) if (edits.length > 0) await writeFile(path, text);
    const [first] = results;
    const single = given.paths.length === 1 && files[0]?.named ? first : undefined;
    const savable = results.some(it => it.edits.length > 0);
    return {
      json: single ? withoutPath(single) : { results },
      text: single && !write && !check ? single.text : summary(results),
      complaints,
      exit: complaints.length > 0 ? 2 : check && savable ? 1 : 0,
    };
  },
};

function readTier(given: Arguments): 'safe' | 'review' {
  const tier = given.text('tier') ?? 'safe';
  if (tier === 'safe' || tier === 'review') return tier;
  throw new Misuse(`--tier is safe or review, not "${tier}".`);
}

function withoutPath<T extends { readonly path: string }>({ path: _, ...rest }: T): Omit<T, 'path'> {
  return rest;
}

function summary(results: readonly { path: string; before: number; after: number }[]): string {
  return table(
    ['file', 'before', 'after', 'saved'],
    results.map(it => [it.path, thousands(it.before), thousands(it.after), thousands(it.before - it.after)]),
  );
}
