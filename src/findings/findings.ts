import type { Estimate } from '../estimate';
import type { Prices } from '../prices';
import type { Prompt, PromptFile } from '../prompts';
import { type RouteOptions, route } from '../routing';
import type { Tokens } from '../tokens';
import { cheaperModel } from './cheaperModel';
import { contextWindow } from './contextWindow';
import type { Finding } from './finding';
import { type MeasuredSaving, savable } from './savable';
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
}

export interface FindingsOptions extends RouteOptions {
  /** Whether to look for a cheaper model; on by default. */
  readonly suggestCheaperModel?: boolean;
}

type Place = Pick<Finding, 'start' | 'end'>;

/** Where a finding about a prompt is shown: its model's name where it has one, or its first line with words. */
export interface Places {
  readonly prompt: Prompt;
  readonly model: Place;
  readonly firstLine: Place;
}

/** What is worth knowing or doing about a file, in the file's order. */
export function findings(
  { file, text, estimates, savings = [] }: Findable,
  { suggestCheaperModel = true, ...routing }: FindingsOptions,
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): readonly Finding[] {
  const found: (Finding | undefined)[] = file.problems.map(problem => ({
    code: 'unreadable',
    severity: 'warning',
    ...problem,
  }));
  for (const [index, prompt] of file.prompts.entries()) {
    const estimate = estimates[index];
    if (!estimate) throw new Error(`The prompt ${prompt.name} has no estimate.`);
    const places = placesOf(prompt, text);
    found.push(unpriced(estimate, places), contextWindow(estimate, places));
    found.push(savable(estimate, savings[index], places));
    if (suggestCheaperModel && choosesModel(file, estimate)) {
      found.push(cheaperModel(route(prompt, estimate, routing, rooms), estimate, places, rooms.prices));
    }
  }
  return found.filter(it => it !== undefined).sort((a, b) => a.start - b.start || a.end - b.end);
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
