import { writeFile } from 'node:fs/promises';
import { ignoredIn } from '../../findings';
import {
  rules as allRules,
  type Minimised,
  type MinimiseOptions,
  minimise as minimiseFile,
} from '../../minimise';
import { type Arguments, type Command, Misuse } from '../command';
import { counterFor, promptFileOptions, readPromptFiles } from '../promptFiles';
import { table, thousands } from '../table';

/** Makes prompts shorter without changing what they ask. */
export const minimise: Command = {
  name: 'minimise',
  usage: 'PATH... [--tier safe|review] [--rules IDS] [--write | --check]',
  summary: 'the prompt, shorter, with the tokens each edit saves',
  options: {
    ...promptFileOptions,
    tier: { type: 'string' },
    rules: { type: 'string', multiple: true },
    write: { type: 'boolean' },
    check: { type: 'boolean' },
  },
  async run(given, rooms) {
    const options = readOptions(given);
    const write = given.flag('write');
    const check = given.flag('check');
    if (write && check) throw new Misuse('--check writes nothing: leave one of --check and --write out.');
    if (write && given.paths.includes('-')) throw new Misuse('Standard input cannot be written to.');
    const { files, complaints } = await readPromptFiles(given, rooms);
    const results = files.map(({ path, text, file }) => ({
      path,
      ...minimiseFile(text, file.prompts, counterFor(file, rooms), {
        ...options,
        ignored: ignoredIn(file.prompts, text),
      }),
    }));
    if (write) for (const { path, text, edits } of results) if (edits.length > 0) await writeFile(path, text);
    const [first] = results;
    const single = given.paths.length === 1 && files[0]?.named ? first : undefined;
    const savable = results.some(it => it.edits.length > 0);
    return {
      json: single ? withoutPath(single) : { results },
      text:
        single && !write && !check
          ? single.text
          : check && savable
            ? edits(files, results)
            : summary(results),
      complaints,
      exit: complaints.length > 0 ? 2 : check && savable ? 1 : 0,
    };
  },
};

/** `--rules a,b` names rules; one of the review tier asks for that tier unless `--tier` says otherwise. */
function readOptions(given: Arguments): MinimiseOptions {
  const rules = given.list('rules').flatMap(ids => ids.split(',').map(id => id.trim()));
  const chosen = rules.map(id => {
    const rule = allRules.find(it => it.id === id);
    if (!rule) throw new Misuse(`There is no rule "${id}". Rules: ${allRules.map(it => it.id).join(', ')}.`);
    return rule;
  });
  const tier = given.text('tier') ?? (chosen.some(rule => rule.tier === 'review') ? 'review' : 'safe');
  if (tier !== 'safe' && tier !== 'review') throw new Misuse(`--tier is safe or review, not "${tier}".`);
  return { tier, ...(rules.length > 0 && { rules }) };
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

/** What could be saved, edit by edit; totals are counted on the resulting texts, so edits may add up to more. */
function edits(
  files: readonly { text: string }[],
  results: readonly (Minimised & { path: string })[],
): string {
  const rows = results.flatMap((it, index) =>
    it.edits.map(edit => {
      const line = (files[index]?.text.slice(0, edit.start).match(/\n/g)?.length ?? 0) + 1;
      return [`${it.path}:${line}`, edit.rule, edit.tier, thousands(edit.saved)];
    }),
  );
  return `${table(['place', 'rule', 'tier', 'saves'], rows)}\n${summary(results)}`;
}
