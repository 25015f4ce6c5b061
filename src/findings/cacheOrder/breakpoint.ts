import type { Estimate } from '../../estimate';
import type { Model } from '../../prices';
import type { Message, Prompt, PromptFile, TextEdit } from '../../prompts';
import type { Finding } from '../finding';
import type { Places } from '../findings';
import { placeholdersIn } from './reach';
import { cacheable, cacheOf } from './rule';
import { costLess, counted } from './saving';
import { kindOf } from './variables';

/**
 * How a request says where a cached beginning ends, by the maker of its model. Anthropic keeps it for 5 minutes after
 * its last use. OpenAI takes a mark from GPT-5.6 on, and none in what the assistant said; before it, its cache needs
 * none: https://developers.openai.com/api/docs/guides/prompt-caching and the types of the package `openai`, 7.57.
 */
const marks: Readonly<
  Record<string, { readonly name: string; readonly value: string; readonly lack: string }>
> = {
  Anthropic: {
    name: 'cache_control',
    value: '{ "type": "ephemeral" }',
    lack: 'no breakpoint lets Anthropic’s prompt cache keep them',
  },
  OpenAI: {
    name: 'prompt_cache_breakpoint',
    value: '{ "mode": "explicit" }',
    lack: 'no breakpoint makes OpenAI’s prompt cache keep them for sure',
  },
};

/**
 * A request begins with enough static text to be cached, and marks nothing for a cache that wants a mark: a file in JSON
 * that names its model and that the maker's API takes as it is. Others leave it to a program to mark what it sends.
 * @param callsPerMonth calls of this prompt in a month; the sum is told for 1,000 calls when absent
 */
export function cacheBreakpoint(
  file: PromptFile,
  estimate: Estimate,
  text: string,
  { prompt, model: place }: Places,
  callsPerMonth?: number,
): Finding | undefined {
  const { model, modelFrom, cost, tools, messages, input } = estimate;
  const cache = model && cacheOf(model);
  if (!cache || modelFrom !== 'prompt' || cost.kind === 'unpriced') return undefined;
  if (!breakpointEdit(file, prompt, text, model)) return undefined;
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
      `The first ${counted(served, input.basis)} tokens of this request are the same in every call, and ` +
      `${marks[cache.maker]?.lack}. With one, ${costLess(saved, callsPerMonth)}.`,
    ...place,
    prompt: prompt.name,
    key: 'breakpoint',
    savingNano: Math.round(saved),
  };
}

/**
 * The edit that marks the static beginning of a request for the cache: behind its last message that can hold a mark.
 * Undefined where there is none, where the request marks something already, where the file is no request in JSON, or
 * the cache of the model takes no marks.
 */
export function breakpointEdit(
  file: Pick<PromptFile, 'format'>,
  prompt: Prompt,
  text: string,
  model: Model | undefined,
): TextEdit | undefined {
  const cache = model && cacheOf(model);
  const mark = cache?.breakpoint ? marks[cache.maker] : undefined;
  if (!mark || file.format !== 'openai-chat' || text.includes(`"${mark.name}"`)) return undefined;
  const isOpenAi = mark === marks.OpenAI;
  // The responses API names its parts otherwise; who else sells OpenAI's models may not know the mark.
  const isOwn = model?.provider === 'openai' && prompt.models[0]?.name.includes('/') === false;
  if (isOpenAi && !(isOwn && /"messages"\s*:/.test(text))) return undefined;
  const last = beginningOf(file, prompt, text).findLast(it => !isOpenAi || it.role !== 'assistant');
  if (!last) return undefined;
  const [opening, closing] = [last.start - 1, last.end + 1];
  const key = /"(content|system|text)"\s*:\s*$/.exec(text.slice(Math.max(0, opening - 100), opening))?.[1];
  if (!key || text[opening] !== '"' || text[closing - 1] !== '"' || last.text.trim() === '') return undefined;
  const marked = `"${mark.name}": ${mark.value}`;
  if (key === 'text') return { start: closing, end: closing, replacement: `, ${marked}` };
  // A string takes no mark: the same as a list of one part does.
  const part = `[{ "type": "text", "text": ${text.slice(opening, closing)}, ${marked} }]`;
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
