import { type Prompt, parsePrompts } from '../../../src/prompts';

type Range = { readonly start: number; readonly end: number };

/** A file's prompts, each with its ranges turned into the text they cover. */
export function readAll(path: string, text: string) {
  const file = parsePrompts(path, text);
  const slice = ({ start, end }: Range) => text.slice(start, end);
  const prompts = (file?.prompts ?? []).map((prompt: Prompt) => ({
    name: prompt.name,
    models: prompt.models.map(slice),
    messages: prompt.messages.map(it => [it.role, it.text]),
    placeholders: prompt.placeholders.map(slice),
    defaults: prompt.placeholders.flatMap(it => it.default ?? []),
    includes: prompt.includes.map(it => [it.kind, it.path, slice(it)]),
    maxOutputTokens: prompt.maxOutputTokens,
    temperature: prompt.temperature,
    alwaysLoaded: prompt.alwaysLoaded,
    batch: prompt.batch,
    listing: prompt.listing?.text,
  }));
  return { format: file?.format, prompts, problems: file?.problems.map(it => [it.message, slice(it)]) };
}
