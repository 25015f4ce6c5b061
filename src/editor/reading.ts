import type { TextDocument } from 'vscode';
import {
  type Comparison,
  type Estimate,
  type EstimateOptions,
  estimateFile,
  type FilePast,
} from '../estimate';
import type { Finding } from '../findings';
import type { Minimised } from '../minimise';
import { type PromptFile, parsePrompts } from '../prompts';
import { bookedTask } from '../routing';
import { encodings } from '../tokens';
import type { Compared, Judged, Share } from './advice';
import { holderOf } from './holders';
import type { Rooms } from './rooms';
import { readSettings } from './settings';

/** What reading takes. */
export type ReadingRooms = Pick<Rooms, 'tokens' | 'prices' | 'tables' | 'advisor' | 'learning'>;

/**
 * What one version of a document holds. It never changes; what is dear is worked out in another thread
 * when it is first asked for.
 */
export interface Reading {
  readonly version: number;
  readonly text: string;
  readonly file: PromptFile;
  readonly options: EstimateOptions;
  /** What past calls told when it was read. */
  readonly past: FilePast;
  /** One for each prompt of the file, in its order. */
  readonly estimates: readonly Estimate[];
  /** The file minimised by the safe rules that the settings leave on: all of it, or one prompt, or by one rule. */
  readonly minimised: (share?: Share) => Promise<Minimised>;
  readonly findings: () => Promise<readonly Finding[]>;
  /** A prompt on every model. */
  readonly compared: (what: Compared) => Promise<readonly Comparison[]>;
  /** Milliseconds that counting took. */
  readonly tookMs: number;
}

/** Reads a document as it is now. `undefined` when it is no prompt file; one that is broken may hold no prompt. */
export async function read(rooms: ReadingRooms, document: TextDocument): Promise<Reading | undefined> {
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
  const pure = { tokens: rooms.tokens, prices: rooms.prices };
  const started = performance.now();
  const past = rooms.learning.of(document.uri);
  const estimates = estimateFile(file, options, past, { ...pure, taskOf: bookedTask });
  const tookMs = performance.now() - started;
  const of: Judged = {
    ...holder,
    text,
    options,
    past,
    off: settings['minimise.off'],
    suggestCheaperModel: settings.suggestCheaperModel,
  };
  const minimised = memoise((share: Share = {}) => rooms.advisor.ask({ kind: 'minimised', of, share }));
  const findings = memoise(() => rooms.advisor.ask({ kind: 'findings', of }));
  const compared = memoise((what: Compared) => rooms.advisor.ask({ kind: 'compared', of, ...what }));
  return { version, text, file, options, past, estimates, minimised, findings, compared, tookMs };
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

function memoise<K extends unknown[], T>(make: (...key: K) => T): (...key: K) => T {
  const made = new Map<string, T>();
  return (...key) => {
    const name = JSON.stringify(key);
    const value = made.has(name) ? (made.get(name) as T) : make(...key);
    made.set(name, value);
    return value;
  };
}
