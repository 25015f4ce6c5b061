import { counter, type Estimate } from '../estimate';
import { choosable, noLimits, type RouteLimits } from '../policy';
import type { Prices } from '../prices';
import { directivesOf, type IncludedFile, type Prompt, type PromptFile } from '../prompts';
import { route } from '../routing';
import type { Tokens } from '../tokens';
import { everyRequest } from './alwaysLoaded';
import { cacheBreakpoint } from './cacheOrder/breakpoint';
import { cacheOrder } from './cacheOrder/cacheOrder';
import { cheaperModel } from './cheaperModel';
import { contextWindow } from './contextWindow';
import { copiesIn, indexParagraphs } from './copies';
import { duplicate } from './duplicate';
import type { Finding } from './finding';
import { type Budget, overBudget } from './overBudget';
import { type Paragraph, paragraphsIn, paragraphsOf } from './paragraphs';
import { type MeasuredSaving, savable } from './savable';
import { sectionsOf } from './sections';
import type { Surroundings } from './surroundings';
import { toolSchema } from './toolSchema';
import { unpriced } from './unpriced';

/** A prompt file with what was measured of it. */
export interface Findable {
  readonly file: PromptFile;
  /** The file's text. */
  readonly text: string;
  /** One for each prompt of the file, in its order. */
  readonly estimates: readonly Estimate[];
  /** What minimising each prompt saves, in the same order; leave out what was not measured. */
  readonly savings?: readonly (MeasuredSaving | undefined)[];
  /** How often each prompt is called in a month, in the same order; leave out what is not known. */
  readonly callsPerMonth?: readonly (number | undefined)[];
  /** The files that each includes, named as findings are to name them; leave out what includes none. */
  readonly included?: readonly (readonly IncludedFile[] | undefined)[];
  /** The long paragraphs of each prompt, where they are at hand. */
  readonly paragraphs?: readonly (readonly Paragraph[])[];
}

export interface FindingsOptions {
  /** Whether to look for a cheaper model; on by default. */
  readonly suggestCheaperModel?: boolean;
  /** Within which it is looked for. */
  readonly limits?: RouteLimits | undefined;
  /** For prompts that have no budget of their own. */
  readonly budget?: Budget;
  /** The other files of the workspace, where they are known. */
  readonly surroundings?: Surroundings | undefined;
}

type Place = Pick<Finding, 'start' | 'end'>;

/** Where a finding about a prompt is shown: its model's name where it has one, or its first line with words. */
export interface Places {
  readonly prompt: Prompt;
  readonly model: Place;
  readonly firstLine: Place;
}

interface Rooms {
  readonly tokens: Tokens;
  readonly prices: Prices;
}

/** What is worth knowing or doing about a file, in the file's order; without what the file itself says to ignore. */
export function findings(
  { file, text, estimates, savings = [], paragraphs = [], callsPerMonth = [], included = [] }: Findable,
  { suggestCheaperModel = true, limits = noLimits, budget = {}, surroundings }: FindingsOptions,
  rooms: Rooms,
): readonly Finding[] {
  const found: Finding[] = file.problems.map(problem => ({
    code: 'unreadable',
    severity: 'warning',
    ...problem,
  }));
  const told = new Set<string>();
  const place = surroundings && {
    path: surroundings.path,
    format: file.format,
    others: indexParagraphs(surroundings.alwaysLoaded),
  };
  for (const [index, prompt] of file.prompts.entries()) {
    const estimate = estimates[index];
    if (!estimate) throw new Error(`The prompt ${prompt.name} has no estimate.`);
    const places = placesOf(prompt, text);
    const { budgets, ignored, tags } = directivesOf(file.prompts, index, text);
    const count = counter(estimate.model, rooms.tokens);
    const { alwaysLoaded } = prompt;
    const copies = copiesIn(
      { paragraphs: paragraphs[index] ?? paragraphsOf(prompt, count), alwaysLoaded },
      place,
      indexParagraphs(
        (included[index] ?? []).map(it => ({ path: it.path, paragraphs: paragraphsIn(it.text, count) })),
      ),
    );
    const mayTake = choosable(tags, limits, rooms.prices);
    const its = [
      unpriced(estimate, places),
      contextWindow(estimate, places),
      overBudget(estimate, places, budgets, budget),
      everyRequest(estimate, alwaysLoaded ? sectionsOf(prompt, count) : [], places, surroundings),
      toolSchema(estimate, places, told),
      ...copies.map(it => duplicate(it, estimate, places)),
      cacheOrder(file, prompt, text, estimate, rooms.tokens, callsPerMonth[index]),
      cacheBreakpoint(file, estimate, text, places, callsPerMonth[index]),
      savable(estimate, savings[index], places),
      suggestCheaperModel && choosesModel(file, estimate)
        ? cheaperModel(route(prompt, estimate, { mayTake }, rooms), estimate, places, rooms.prices)
        : undefined,
    ];
    const isIgnored = (it: Finding) => ignored.includes('all') || ignored.includes(it.reason ?? it.code);
    for (const it of its) if (it && !isIgnored(it)) found.push({ ...it, index });
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Instructions and skills go with whatever model their tool runs on: they name none, and have none to change. */
function choosesModel({ format }: PromptFile, { modelFrom }: Estimate): boolean {
  const named = modelFrom === 'prompt';
  return named || !['copilot-instructions', 'agent-instructions', 'skill'].includes(format);
}

function placesOf(prompt: Prompt, text: string): Places {
  return { prompt, firstLine: firstLineOf(prompt, text), model: modelPlace(prompt, text) };
}

/** Where a finding about a prompt's model is shown: its name, or the prompt's first line with words where it has none. */
export function modelPlace(prompt: Pick<Prompt, 'start' | 'end' | 'models'>, text: string): Place {
  const [named] = prompt.models;
  return named ? { start: named.start, end: named.end } : firstLineOf(prompt, text);
}

function firstLineOf(prompt: Pick<Prompt, 'start' | 'end'>, text: string): Place {
  const line = /\S[^\r\n]*/.exec(text.slice(prompt.start, prompt.end));
  const start = prompt.start + (line?.index ?? 0);
  return { start, end: start + (line?.[0].length ?? 0) };
}
