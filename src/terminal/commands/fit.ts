import { writeFile } from 'node:fs/promises';
import { atMost, estimateDefaults } from '../../estimate';
import {
  type Fitting,
  fitPart,
  type Part,
  partsOf,
  type StrategyId,
  selectedPart,
  strategyIds,
} from '../../fit';
import { type Prompt, parsePrompts } from '../../prompts';
import { type Arguments, type Command, Misuse, type Outcome } from '../command';
import { promptFileOptions, type ReadFile, readPromptFiles } from '../promptFiles';
import { thousands } from '../table';

/** Makes a part that is marked as context or history, or the conversation, fit into a budget of tokens. */
export const fit: Command = {
  name: 'fit',
  usage: 'PATH --tokens N [--strategy sentences|start|end|ends|turns] [--part NAME|LINE-LINE] [--write]',
  summary: 'the prompt with its context or history within N tokens, and what was left out marked',
  options: {
    ...promptFileOptions,
    tokens: { type: 'string' },
    strategy: { type: 'string' },
    part: { type: 'string' },
    write: { type: 'boolean' },
  },
  async run(given, rooms) {
    const tokens = given.whole('tokens', 1);
    if (tokens === undefined) throw new Misuse('Say with --tokens N how many tokens the part may take.');
    const write = given.flag('write');
    if (write && given.paths.includes('-')) throw new Misuse('Standard input cannot be written to.');
    const { files, complaints } = await readPromptFiles(given, rooms);
    const [file, ...more] = files;
    if (!file) return { json: null, text: '', complaints, exit: 2 };
    if (more.length > 0 || complaints.length > 0) throw new Misuse('fit takes one prompt file.');
    const chosen = choosePart(file, given.text('part'));
    const strategy = chooseStrategy(chosen.part, given);
    const { prompt, index } = chosen;
    const model = rooms.prices.resolve(prompt.models[0]?.name ?? estimateDefaults.defaultModel);
    const read = (text: string) => parsePrompts(file.as, text, { included: file.named });
    const fittable = {
      text: file.text,
      prompts: file.file.prompts,
      index,
      read,
      ...atMost(model, rooms.tokens),
    };
    const made = fitPart(fittable, chosen.part, tokens).find(it => it.strategy === strategy);
    if (!made) throw new Error(`No strategy "${strategy}" was tried.`);
    if (write && made.kind === 'fitted') await writeFile(file.path, made.text);
    return outcomeOf(file, chosen.part, made, write);
  },
};

interface Chosen {
  readonly part: Part;
  readonly prompt: Prompt;
  readonly index: number;
}

function choosePart({ path, text, file }: ReadFile, wanted: string | undefined): Chosen {
  const lines = /^(\d+)-(\d+)$/.exec(wanted ?? '');
  const found = file.prompts.flatMap((prompt, index) => {
    if (!lines) return partsOf(prompt, text).map(part => ({ part, prompt, index }));
    const part = selectedPart(prompt, linesOf(text, Number(lines[1]), Number(lines[2])), `lines ${wanted}`);
    return part ? [{ part, prompt, index }] : [];
  });
  if (lines && found.length !== 1)
    throw new Misuse(`The lines ${wanted} of ${path} are not the text of one message of a prompt.`);
  const names = found.map(it => it.part.name).join(', ');
  const named = wanted === undefined || lines ? found : found.filter(it => it.part.name === wanted);
  const [chosen, ...others] = named;
  if (found.length === 0)
    throw new Misuse(
      `${path} marks no part as context: put it into an element such as <context>, between the comments ` +
        '"promptmeter: context" and "promptmeter: end", or name its lines with --part LINE-LINE.',
    );
  if (!chosen) throw new Misuse(`${path} has no part "${wanted}". Parts: ${names}.`);
  if (others.length > 0)
    throw new Misuse(
      `${path} has several such parts: name one by its lines, or by its name, with --part. Parts: ${names}.`,
    );
  return chosen;
}

/** From the beginning of the first line (from 1) to the end of the last. */
function linesOf(text: string, first: number, last: number): { start: number; end: number } {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(it => it.index + 1)];
  return { start: starts[first - 1] ?? text.length, end: starts[last] ?? text.length };
}

function chooseStrategy(part: Part, given: Arguments): StrategyId {
  const wanted = given.text('strategy');
  const possible = strategyIds(part);
  const strategy = wanted === undefined ? possible[0] : possible.find(it => it === wanted);
  if (strategy) return strategy;
  throw new Misuse(`--strategy for the part "${part.name}" is ${possible.join(', ')}, not "${wanted}".`);
}

function outcomeOf({ text }: ReadFile, part: Part, made: Fitting, write: boolean): Outcome {
  const about = { part: part.name, strategy: made.strategy };
  if (made.kind === 'refused')
    return { json: { ...about, refused: made.because }, text: '', complaints: [made.because], exit: 1 };
  if (made.kind === 'fits') {
    const json = { ...about, text, before: made.tokens, after: made.tokens, leftOut: 0, edits: [] };
    return { json, text: write ? `It fits as it is: ${thousands(made.tokens)} tokens.` : text, exit: 0 };
  }
  const { before, tokens: after, leftOut, edits } = made;
  const json = { ...about, text: made.text, before, after, leftOut, edits };
  const told = `${part.name}: ${thousands(before)} tokens before, ${thousands(after)} after.`;
  return { json, text: write ? told : made.text, exit: 0 };
}
