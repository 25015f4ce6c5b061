import type { Estimate } from '../../estimate';
import type { Message, Prompt, PromptFile, TextEdit } from '../../prompts';
import type { Finding } from '../finding';
import type { Places } from '../findings';
import { placeholdersIn } from './reach';
import { cacheable, cacheOf } from './rule';
import { costLess, counted } from './saving';
import { kindOf } from './variables';

/** What a request to Anthropic says where a cached beginning ends; kept for 5 minutes after its last use. */
const mark = '"cache_control": { "type": "ephemeral" }';

/**
 * A request to Claude begins with enough static text to be cached, and marks nothing for the cache: a file in JSON
 * that the messages API takes as it is. Others leave it to a program to mark what it sends.
 * @param callsPerMonth calls of this prompt in a month; the sum is told for 1,000 calls when absent
 */
export function cacheBreakpoint(
  file: PromptFile,
  estimate: Estimate,
  text: string,
  { prompt, model: place }: Places,
  callsPerMonth?: number,
): Finding | undefined {
  const { model, cost, tools, messages, input } = estimate;
  const cache = model && cacheOf(model);
  if (cache?.maker !== 'Anthropic' || cost.kind === 'unpriced') return undefined;
  if (!breakpointEdit(file, prompt, text)) return undefined;
  const parts = [...tools, ...messages.slice(0, beginningOf(file, prompt, text).length)];
  const served = cacheable(
    cache,
    parts.reduce((sum, it) => sum + it.tokens.tokens, 0),
  );
  if (served === 0) return undefined;
  const saved = cache.savedNanoPerToken * served;
  return {
    code: 'cache-order',
    severity: 'information',
    message:
      `The first ${counted(served, input.basis)} tokens of this request are the same in every call, and no ` +
      `breakpoint lets ${cache.maker}’s prompt cache keep them. With one, ${costLess(saved, callsPerMonth)}.`,
    ...place,
    prompt: prompt.name,
    key: 'breakpoint',
    savingNano: Math.round(saved),
  };
}

/**
 * The edit that marks the static beginning of a request for the cache: behind its last message. Undefined where there
 * is none, where the request marks something already, or where the file is no request in JSON.
 */
export function breakpointEdit(
  file: Pick<PromptFile, 'format'>,
  prompt: Prompt,
  text: string,
): TextEdit | undefined {
  const last = beginningOf(file, prompt, text).at(-1);
  if (!last || file.format !== 'openai-chat' || text.includes('"cache_control"')) return undefined;
  const [opening, closing] = [last.start - 1, last.end + 1];
  const key = /"(content|system|text)"\s*:\s*$/.exec(text.slice(Math.max(0, opening - 100), opening))?.[1];
  if (!key || text[opening] !== '"' || text[closing - 1] !== '"' || last.text.trim() === '') return undefined;
  if (key === 'text') return { start: closing, end: closing, replacement: `, ${mark}` };
  // A string takes no mark: the same as a list of one part does.
  const part = `[{ "type": "text", "text": ${text.slice(opening, closing)}, ${mark} }]`;
  return { start: opening, end: closing, replacement: part };
}

/** The messages before the first that varies; where none is known to vary, all but the last, which asks. */
function beginningOf(
  { format }: Pick<PromptFile, 'format'>,
  prompt: Prompt,
  text: string,
): readonly Message[] {
  const varies = (message: Message) =>
    placeholdersIn(message, prompt).some(it => kindOf(format, prompt, it, text) === 'variable');
  const first = prompt.messages.findIndex(varies);
  return prompt.messages.slice(0, first);
}
