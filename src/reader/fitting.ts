import { atMost } from '../estimate';
import { budgetedTokens } from '../findings';
import { type Fittable, type Fitting, fitPart, type Part, partsOf, selectedPart } from '../fit';
import type { Prices } from '../prices';
import { fileRange, type Prompt, parsePrompts, type Range } from '../prompts';
import type { Tokens } from '../tokens';
import type { Judging } from './judging';
import type { Place } from './rewriting';

/** A part of a prompt that can be made to fit. */
export interface Offer extends Range {
  readonly part: Part;
  /** Tokens of the part, or of the whole call where it is the conversation; the most they can be where not exact. */
  readonly tokens: number;
  /** How many are sensible to ask for. */
  readonly suggested: number;
  /** What leaves so many; absent where the part is within all bounds, and half of it is suggested. */
  readonly bound?: 'budget' | 'window';
}

type Judged = Place & Pick<Judging, 'options' | 'findings'>;
interface Rooms {
  readonly tokens: Tokens;
  readonly prices: Prices;
}

/** The parts of a prompt that can be made to fit: the selection alone where there is one, else those that are marked. */
export function offersOf(of: Judged, selection: Range | undefined, rooms: Rooms): readonly Offer[] {
  const prompt = promptAt(of);
  const { text, count, countCall } = fittableAt(of, rooms);
  const selected = selection && selectedPart(prompt, selection, 'selection');
  const parts = selection ? (selected ? [selected] : []) : partsOf(prompt, text);
  const callTokens = countCall(prompt);
  const bound = boundOf(of, rooms);
  return parts.map(part => {
    const message = part.kind === 'text' ? prompt.messages[part.message] : undefined;
    const place = part.kind === 'text' && message ? fileRange(message, part.start, part.end) : prompt;
    const tokens =
      part.kind === 'text' && message ? count(message.text.slice(part.start, part.end)) : callTokens;
    const room = bound && bound.tokens - (callTokens - tokens);
    const isTight = room !== undefined && room > 0 && room < tokens;
    return {
      part,
      start: place.start,
      end: place.end,
      tokens,
      suggested: isTight ? room : Math.ceil(tokens / 2),
      ...(isTight && bound && { bound: bound.from }),
    };
  });
}

/** A part made to fit, with each strategy. */
export function fittingsOf(of: Judged, part: Part, tokens: number, rooms: Rooms): readonly Fitting[] {
  return fitPart(fittableAt(of, rooms), part, tokens);
}

function fittableAt(of: Judged, { tokens, prices }: Rooms): Fittable {
  const { file, path, text, included, index, options } = of;
  const model = prices.resolve(promptAt(of).models[0]?.name ?? options.defaultModel);
  const read = (it: string) => parsePrompts(path, it, { included });
  return { text, prompts: file.prompts, index, read, ...atMost(model, tokens) };
}

function promptAt({ file, path, index }: Judged): Prompt {
  const prompt = file.prompts[index];
  if (!prompt) throw new Error(`${path} holds no prompt ${index}.`);
  return prompt;
}

/** How many input tokens a call may take: by its budget, else by the model's window, less what the answer may take. */
function boundOf(of: Judged, { prices }: Rooms) {
  const { file, text, index, options, findings } = of;
  const prompt = promptAt(of);
  const budget = budgetedTokens(file.prompts, index, text, findings.budget);
  if (budget !== undefined) return { tokens: budget, from: 'budget' as const };
  const window = prices.resolve(prompt.models[0]?.name ?? options.defaultModel)?.contextWindow;
  const answer = prompt.maxOutputTokens ?? options.expectedOutputTokens;
  return window === undefined ? undefined : { tokens: window - answer, from: 'window' as const };
}
