import { type Estimate, estimate } from '../../../src/estimate';
import {
  type AlwaysLoadedFile,
  type FindingsOptions,
  findings,
  type MeasuredSaving,
  paragraphsOf,
} from '../../../src/findings';
import { createPrices } from '../../../src/prices';
import { type PromptFile, parsePrompts } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const ownModels = { 'gpt-5-mini': { subscription: 'Copilot Business' } };
const prices = createPrices({ now: () => new Date('2026-11-21T12:00:00Z'), ownModels });
export const rooms = { tokens, prices };

interface Options extends FindingsOptions {
  readonly defaultModel?: string;
  readonly savings?: readonly MeasuredSaving[];
}

/** Reads and estimates a file that is known to hold prompts. */
function read(
  path: string,
  text: string,
  defaultModel = 'gpt-4.1',
): { file: PromptFile; estimates: Estimate[] } {
  const file = parsePrompts(path, text);
  if (!file) throw new Error(`${path} is no prompt file.`);
  const options = { defaultModel, expectedOutputTokens: 500 };
  return { file, estimates: file.prompts.map(it => estimate(it, options, rooms)) };
}

/** The findings of a file, each with the text it stands at. */
export function find(path: string, text: string, { defaultModel, savings = [], ...options }: Options = {}) {
  const found = findings({ ...read(path, text, defaultModel), text, savings }, options, rooms);
  return found.map(it => ({ ...it, at: text.slice(it.start, it.end) }));
}

/** What other files need to know of one that is always loaded. */
export function alwaysLoadedFile(path: string, text: string): AlwaysLoadedFile {
  const { file, estimates } = read(path, text);
  const count = (it: string) => tokens.count(it, 'o200k_base');
  return {
    path,
    inputTokens: estimates.reduce((sum, it) => sum + it.input.tokens, 0),
    paragraphs: file.prompts.flatMap(it => paragraphsOf(it, count)),
  };
}
