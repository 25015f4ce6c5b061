import type { TextDocument } from 'vscode';
import { type Estimate, type EstimateOptions, estimate } from '../estimate';
import { type Minimised, minimise } from '../minimise';
import { type PromptFile, parsePrompts } from '../prompts';
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
  /** Milliseconds that counting took. */
  readonly tookMs: number;
}

/** What to minimise: one prompt by its number within the file, one rule by its id; all of either when absent. */
export interface Share {
  readonly index?: number | undefined;
  readonly rule?: string | undefined;
}

/** Reads a document as it is now. `undefined` when it holds no prompt. */
export async function read(
  rooms: Pick<Rooms, 'tokens' | 'prices' | 'tables'>,
  document: TextDocument,
): Promise<Reading | undefined> {
  const holder = holderOf(document);
  if (!holder) return undefined;
  const { version } = document;
  const text = document.getText();
  const file = parsePrompts(holder.path, text, { included: holder.included });
  if (!file || file.prompts.length === 0) return undefined;
  const settings = readSettings(document.uri);
  const options = {
    defaultModel: settings.defaultModel,
    expectedOutputTokens: settings.expectedOutputTokens,
  };
  await rooms.tables.warm('o200k_base');
  const started = performance.now();
  const estimates = file.prompts.map(prompt => estimate(prompt, options, rooms));
  const tookMs = performance.now() - started;
  const minimised = memoise(({ index, rule }: Share = {}) => {
    const prompts = index === undefined ? file.prompts : file.prompts.slice(index, index + 1);
    const tokenizer = estimates[index ?? 0]?.model?.tokenizer ?? 'unknown';
    const count = (part: string) => rooms.tokens.measure(part, tokenizer).tokens;
    return minimise(text, prompts, count, { off: settings['minimise.off'], ...(rule && { rules: [rule] }) });
  });
  return { version, text, file, options, estimates, minimised, tookMs };
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
