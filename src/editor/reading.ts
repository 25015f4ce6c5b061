import type { TextDocument } from 'vscode';
import { type Estimate, type EstimateOptions, estimate } from '../estimate';
import { type Finding, findings } from '../findings';
import { type Minimised, minimise } from '../minimise';
import { type PromptFile, parsePrompts } from '../prompts';
import { encodings } from '../tokens';
import { holderOf } from './holders';
import type { Rooms } from './rooms';
import { readSettings } from './settings';

/** What one version of a document holds. It never changes; what is dear is worked out when first asked for. */
export interface Reading {
  readonly version: number;
  readonly text: string;
  readonly file: PromptFile;
  readonly options: EstimateOptions;
  /** One for each prompt of the file, in its order. */
  readonly estimates: readonly Estimate[];
  /** The file minimised by the safe rules that the settings leave on: all of it, or one prompt, or by one rule. */
  readonly minimised: (share?: Share) => Minimised;
  readonly findings: () => readonly Finding[];
  /** Milliseconds that counting took. */
  readonly tookMs: number;
}

/** What to minimise: one prompt by its number within the file, one rule by its id; all of either when absent. */
export interface Share {
  readonly index?: number | undefined;
  readonly rule?: string | undefined;
}

/** Reads a document as it is now. `undefined` when it is no prompt file; one that is broken may hold no prompt. */
export async function read(
  rooms: Pick<Rooms, 'tokens' | 'prices' | 'tables'>,
  document: TextDocument,
): Promise<Reading | undefined> {
  const holder = holderOf(document);
  if (!holder) return undefined;
  const { version } = document;
  const text = document.getText();
  const file = parsePrompts(holder.path, text, { included: holder.included });
  if (!file) return undefined;
  const settings = readSettings(document.uri);
  const options = {
    defaultModel: settings.defaultModel,
    expectedOutputTokens: settings.expectedOutputTokens,
  };
  await warm(rooms, [...file.prompts.flatMap(it => it.models[0]?.name ?? []), options.defaultModel]);
  const started = performance.now();
  const estimates = file.prompts.map(prompt => estimate(prompt, options, rooms));
  const tookMs = performance.now() - started;
  const minimised = memoise(({ index, rule }: Share = {}) => {
    const prompts = index === undefined ? file.prompts : file.prompts.slice(index, index + 1);
    const tokenizer = estimates[index ?? 0]?.model?.tokenizer ?? 'unknown';
    const count = (part: string) => rooms.tokens.measure(part, tokenizer).tokens;
    return minimise(text, prompts, count, { off: settings['minimise.off'], ...(rule && { rules: [rule] }) });
  });
  const found = memoise(() => {
    const savings = file.prompts.map((_, index) => {
      const { before, after } = minimised({ index });
      return { tokens: before - after };
    });
    const { suggestCheaperModel } = settings;
    return findings({ file, text, estimates, savings }, { suggestCheaperModel }, rooms);
  });
  return { version, text, file, options, estimates, minimised, findings: found, tookMs };
}

/** Gets ready, in another thread, what the counter needs for these models; families are estimated from `o200k_base`. */
async function warm(
  { tables, prices }: Pick<Rooms, 'prices' | 'tables'>,
  models: readonly string[],
): Promise<void> {
  const tokenizers = models.map(name => prices.resolve(name)?.tokenizer);
  const needed = encodings.filter(it => it === 'o200k_base' || tokenizers.includes(it));
  await Promise.all(needed.map(encoding => tables.warm(encoding)));
}

function memoise<K, T>(make: (key?: K) => T): (key?: K) => T {
  const made = new Map<string, T>();
  return key => {
    const name = JSON.stringify(key ?? {});
    const value = made.has(name) ? (made.get(name) as T) : make(key);
    made.set(name, value);
    return value;
  };
}
