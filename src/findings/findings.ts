import { counter, type Estimate } from '../estimate';
import type { Prices } from '../prices';
import type { Prompt, PromptFile } from '../prompts';
import { type RouteOptions, route } from '../routing';
import type { Tokens } from '../tokens';
import { alwaysLoaded } from './alwaysLoaded';
import { cacheOrder } from './cacheOrder/cacheOrder';
import { cheaperModel } from './cheaperModel';
import { contextWindow } from './contextWindow';
import { directivesIn } from './directives';
import { duplicates } from './duplicate';
import type { Finding } from './finding';
import { type Budget, overBudget } from './overBudget';
import { paragraphsOf } from './paragraphs';
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
}

export interface FindingsOptions extends RouteOptions {
  /** Whether to look for a cheaper model; on by default. */
  readonly suggestCheaperModel?: boolean;
  /** For prompts that have no budget of their own. */
  readonly budget?: Budget;
  /** The other files of the workspace, where they are known. */
  readonly surroundings?: Surroundings;
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
  { file, text, estimates, savings = [], callsPerMonth = [] }: Findable,
  { suggestCheaperModel = true, budget = {}, surroundings, ...routing }: FindingsOptions,
  rooms: Rooms,
): readonly Finding[] {
  const found: Finding[] = file.problems.map(problem => ({
    code: 'unreadable',
    severity: 'warning',
    ...problem,
  }));
  const tools = new Set<string>();
  let before = 0;
  for (const [index, prompt] of file.prompts.entries()) {
    const estimate = estimates[index];
    if (!estimate) throw new Error(`The prompt ${prompt.name} has no estimate.`);
    const places = placesOf(prompt, text);
    const { budgets, ignored } = directivesIn(text.slice(before, prompt.start));
    before = prompt.end;
    const count = counter(estimate.model, rooms.tokens);
    const sections = prompt.alwaysLoaded ? sectionsOf(prompt, count) : [];
    const its = [
      unpriced(estimate, places),
      contextWindow(estimate, places),
      overBudget(estimate, places, budgets, budget),
      alwaysLoaded(estimate, sections, places, surroundings),
      toolSchema(estimate, places, tools),
      ...duplicates(file, paragraphsOf(prompt, count), estimate, places, surroundings),
      cacheOrder(file, prompt, text, estimate, rooms.tokens, callsPerMonth[index]),
      savable(estimate, savings[index], places),
      suggestCheaperModel && choosesModel(file, estimate)
        ? cheaperModel(route(prompt, estimate, routing, rooms), estimate, places, rooms.prices)
        : undefined,
    ];
    found.push(
      ...its
        .filter(it => it !== undefined)
        .filter(it => !ignored.includes(it.reason ?? it.code) && !ignored.includes('all')),
    );
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Instructions and skills go with whatever model their tool runs on: they name none, and have none to change. */
function choosesModel({ format }: PromptFile, { modelFrom }: Estimate): boolean {
  const named = modelFrom === 'prompt';
  return named || !['copilot-instructions', 'agent-instructions', 'skill'].includes(format);
}

function placesOf(prompt: Prompt, text: string): Places {
  const line = /\S[^\r\n]*/.exec(text.slice(prompt.start, prompt.end));
  const start = prompt.start + (line?.index ?? 0);
  const firstLine = { start, end: start + (line?.[0].length ?? 0) };
  const [named] = prompt.models;
  return { prompt, firstLine, model: named ? { start: named.start, end: named.end } : firstLine };
}
