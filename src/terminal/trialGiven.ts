import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { readInclude } from '../disk';
import { estimateDefaults } from '../estimate';
import { type Prompt, promptToSend } from '../prompts';
import {
  type Input,
  inputsFor,
  readInputs,
  readScoring,
  type Scoring,
  scoringForms,
  scoringProblem,
  suggestScoring,
  type Unusable,
  type Variant,
} from '../trials';
import { type Arguments, Misuse, type Rooms } from './command';
import { readPromptFile } from './promptFile';
import type { ReadFile } from './promptFiles';

/** The prompt on the model it is on, or on the one of `--model`. */
export async function firstVariant(given: Arguments, { as }: ReadFile, prompt: Prompt): Promise<Variant> {
  const model = given.text('model') ?? prompt.models[0]?.name ?? estimateDefaults.defaultModel;
  return { name: model, prompt: await toSend(prompt, as), model };
}

/** `--against` is another prompt where a file of that name is there, else a model. */
export async function secondVariant(given: Arguments, rooms: Rooms, first: Variant): Promise<Variant> {
  const against = given.text('against');
  if (!against) throw new Misuse('Name the model or the prompt file to compare with: --against MODEL|PATH.');
  if (!existsSync(against)) {
    if (against === first.model) throw new Misuse(`The prompt is on ${against} already: name another model.`);
    return { name: against, prompt: first.prompt, model: against };
  }
  const other: Arguments = {
    ...given,
    paths: [against],
    text: option => (option === 'prompt' || option === 'as' ? undefined : given.text(option)),
  };
  const { file, prompt, complaints } = await readPromptFile(other, rooms, 'trial');
  if (!file) throw new Misuse(complaints.join(' '));
  const model = prompt.models[0]?.name ?? first.model;
  return { name: against, prompt: await toSend(prompt, file.as), model };
}

function toSend(prompt: Prompt, as: string): Promise<Prompt> {
  return promptToSend(prompt, as, readInclude).catch((error: Error) => {
    throw new Misuse(`${prompt.name} cannot be sent: ${error.message}`);
  });
}

/** The inputs that all variants can be filled in with. */
export async function inputsOf(given: Arguments, variants: readonly Variant[]): Promise<readonly Input[]> {
  const path = given.text('inputs');
  if (!path) throw new Misuse('Name the table of inputs (CSV, JSON or JSON lines) with --inputs FILE.');
  let inputs = usable(readInputs(await textAt(path)), path);
  for (const { prompt } of variants) inputs = usable(inputsFor(prompt, inputs), path);
  return inputs.slice(0, given.whole('limit', 1));
}

/** How answers are scored: as `--check` says, else against the expected ones where the inputs hold them. */
export async function scoringOf(given: Arguments, inputs: readonly Input[], model: string): Promise<Scoring> {
  const scoring = await readGiven(given, inputs, model);
  const problem = scoringProblem(scoring);
  if (problem !== undefined) throw new Misuse(problem);
  return scoring;
}

async function readGiven(given: Arguments, inputs: readonly Input[], model: string): Promise<Scoring> {
  const text = given.text('check');
  if (text === undefined) {
    const usual = suggestScoring(inputs, undefined, model);
    if (usual.kind !== 'judge') return usual;
    throw new Misuse(`Say how answers are scored: --check HOW. Known: ${scoringForms}.`);
  }
  if (text.startsWith('schema:')) {
    const path = text.slice('schema:'.length);
    const schema: unknown = await textAt(path)
      .then(JSON.parse)
      .catch((error: Error) => {
        throw error instanceof Misuse ? error : new Misuse(`${path} is not JSON.`);
      });
    return { kind: 'json', schema };
  }
  const scoring = readScoring(text, model);
  if ('problem' in scoring) throw new Misuse(scoring.problem);
  const criteria = given.text('criteria');
  return scoring.kind === 'judge' && criteria !== undefined ? { ...scoring, criteria } : scoring;
}

function usable(inputs: readonly Input[] | Unusable, path: string): readonly Input[] {
  if ('problem' in inputs) throw new Misuse(`${path}: ${inputs.problem}`);
  return inputs;
}

function textAt(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new Misuse(`${path} cannot be read.`);
  });
}
