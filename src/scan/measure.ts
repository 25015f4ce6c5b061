import { readInclude } from '../disk';
import { type Estimate, type EstimateOptions, estimate, includedTokens } from '../estimate';
import type { Budget } from '../findings';
import type { Prices } from '../prices';
import { expandFile, type IncludedFile, type PromptFile, type ReadInclude } from '../prompts';
import type { Tokens } from '../tokens';
import { judge } from './judge';
import { type Read, stampOf } from './memory';

/** What a file's prompts take, with the files they include in place. */
export async function measure(
  { path, text, file }: { readonly path: string; readonly text: string; readonly file: PromptFile },
  options: { readonly estimate: EstimateOptions; readonly budget?: Budget },
  rooms: { readonly tokens: Tokens; readonly prices: Prices },
): Promise<Read> {
  const missing: string[] = [];
  const found = new Map<string, IncludedFile>();
  const read: ReadInclude = async (include, from) => {
    const its = await readInclude(include, from);
    if (its) found.set(its.path, its);
    else missing.push(include.path);
    return its;
  };
  const expanded = await expandFile(file, path, read);
  const wholes = file.prompts.map((prompt, index) => expanded.file.prompts[index] ?? prompt);
  const estimates = wholes.map(whole => estimate(whole, options.estimate, rooms));
  const texts = expanded.included.map(({ files }) => files.flatMap(it => found.get(it) ?? []));
  const judged = judge({ file, text, estimates, included: texts }, options.budget ?? {}, rooms);
  const prompts = file.prompts.map((prompt, index) => {
    const whole = wholes[index] ?? prompt;
    const files = expanded.included[index]?.files ?? [];
    const { modelName, modelFrom, model, input, output, listing } = estimates[index] as Estimate;
    const { name, start, end, alwaysLoaded, batch } = prompt;
    const place = { name, start, end, alwaysLoaded };
    const measured = { ...place, modelName, modelFrom, input, output, findings: [], ...judged[index] };
    const optional = { ...(batch && { batch }), ...(listing && { listing }) };
    if (files.length === 0) return { ...measured, ...optional };
    const { tokens } = includedTokens(prompt, whole, model, rooms.tokens);
    return { ...measured, ...optional, included: { files, tokens } };
  });
  const included = [...new Set(expanded.included.flatMap(it => it.files))];
  return {
    reading: { format: file.format, prompts },
    ...(included.length > 0 && { included: included.map(it => ({ path: it, ...stampOf(it) })) }),
    ...(missing.length > 0 && { incomplete: true }),
  };
}
