import type { ModelName } from '../prompt';
import type { Reader } from './chat';
import { type Entry, type Expression, entry } from './expression';
import { argumentNames, makers, wrappers } from './sdks.data';
import { evaluate } from './value';

/** What a model is told about a call besides the messages. */
export interface Settings {
  readonly models: readonly ModelName[];
  readonly maxOutputTokens: number | undefined;
  readonly temperature: number | undefined;
}

export const nothingSet: Settings = { models: [], maxOutputTokens: undefined, temperature: undefined };

/** How many names and wrappers may stand between a model and what makes it. */
const mostSteps = 8;

export function settingsIn(reader: Reader, given: readonly Entry[]): Settings {
  const model = entry(given, ...argumentNames.model);
  return {
    models: model ? modelNames(reader, model) : [],
    maxOutputTokens: number(reader, entry(given, ...argumentNames.limit)),
    temperature: number(reader, entry(given, ...argumentNames.temperature)),
  };
}

/**
 * What a model was told when it was made: `ChatOpenAI(model="gpt-4o")`, a name for that, or the same with `.bind(...)`
 * and the like behind it, whose settings come first. Undefined for what is not known to be a model.
 */
export function madeModel(reader: Reader, of: Expression, steps = mostSteps): Settings | undefined {
  if (steps < 0) return undefined;
  if (of.kind === 'name') {
    const found = reader.resolve(of.name, of.start);
    return found && madeModel(reader, found, steps - 1);
  }
  if (of.kind !== 'call') return undefined;
  const end = of.path.at(-1) ?? '';
  const own = settingsIn(reader, of.named);
  if (makers.has(end)) {
    const [first] = of.positional;
    return own.models.length > 0 || !first ? own : { ...own, models: modelNames(reader, first) };
  }
  const inner = wrappers.has(end) && of.on ? madeModel(reader, of.on, steps - 1) : undefined;
  return inner && firstOf(own, inner);
}

/** Two sets of settings as one, those of the first where it has any. */
export function firstOf(first: Settings, second: Settings | undefined): Settings {
  if (!second) return first;
  return {
    models: first.models.length > 0 ? first.models : second.models,
    maxOutputTokens: first.maxOutputTokens ?? second.maxOutputTokens,
    temperature: first.temperature ?? second.temperature,
  };
}

/**
 * The models that templates are handed to: `template | model` and `template.pipe(model)`, by where the call begins that
 * makes the template. Of several models the first in the file counts.
 */
export function pipedModels(reader: Reader, pipes: readonly Expression[]): ReadonlyMap<number, Settings> {
  const found = new Map<number, Settings>();
  for (const pipe of pipes) {
    const parts = partsOf(pipe);
    const settings = parts.map(it => madeModel(reader, it)).find(it => it !== undefined);
    if (!settings) continue;
    for (const part of parts) {
      const made = part.kind === 'name' ? reader.resolve(part.name, part.start) : part;
      if (made?.kind === 'call' && !found.has(made.start)) found.set(made.start, settings);
    }
  }
  return found;
}

/** `(a | b) | c`, `a.pipe(b).pipe(c)` -> a, b, c. */
function partsOf(of: Expression): readonly Expression[] {
  if (of.kind === 'pipe') return of.parts.flatMap(partsOf);
  if (of.kind === 'call' && of.on && of.path.at(-1) === 'pipe') return [...partsOf(of.on), ...of.positional];
  return [of];
}

/** `"gpt-4o"`, a name for it, or the AI SDK's `openai("gpt-4o")`. */
function modelNames(reader: Reader, expression: Expression): readonly ModelName[] {
  const found = expression.kind === 'name' ? reader.resolve(expression.name, expression.start) : undefined;
  const named = found?.kind === 'call' ? found : expression;
  const of = named.kind === 'call' ? named.positional[0] : named;
  const [piece, ...more] = (of && evaluate(reader.file, of, reader.resolve)?.pieces) ?? [];
  if (piece?.kind !== 'text' || more.length > 0 || piece.text === '') return [];
  return [{ name: piece.text, start: piece.start, end: piece.end }];
}

function number(reader: Reader, expression: Expression | undefined): number | undefined {
  const of = expression?.kind === 'name' ? reader.resolve(expression.name, expression.start) : expression;
  return of?.kind === 'number' && Number.isFinite(of.value) ? of.value : undefined;
}
