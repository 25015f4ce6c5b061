import { type Listed, readText } from '../disk';
import { type EstimateOptions, priceCall } from '../estimate';
import type { Budget } from '../findings';
import type { Prices } from '../prices';
import { type ParseOptions, parsePrompts } from '../prompts';
import type { Tokens } from '../tokens';
import { measure } from './measure';
import { type Memory, type Reading, stampOf } from './memory';
import type { ScannedFile, Skipped } from './scanned';

/** What a scan needs of its neighbours. */
export interface Rooms {
  readonly tokens: Tokens;
  readonly prices: Prices;
}

type ScanRooms = Rooms & { readonly memory: Memory };

export interface ScanOptions {
  readonly estimate: EstimateOptions;
  /** For prompts that have no budget of their own. */
  readonly budget?: Budget;
  readonly parse?: (path: string) => ParseOptions;
}

/** One file of the list done: it holds prompts, could not be read, or neither. */
export interface Step {
  readonly file?: ScannedFile;
  readonly skipped?: Skipped;
}

/**
 * Reads and prices every prompt of the listed files, one step a file, in their order. Costs are those of a call
 * that has no history.
 */
export async function* scan(
  files: readonly Listed[],
  options: ScanOptions,
  rooms: ScanRooms,
): AsyncGenerator<Step> {
  const before = new Map<string, ScannedFile>();
  for (const { path, realPath, named } of files) {
    const first = before.get(realPath);
    if (first) {
      yield { file: { ...first, path, sameAs: first.path } };
      continue;
    }
    try {
      const reading = await read(path, { included: named, ...options.parse?.(path) }, options, rooms);
      const file = reading && { path, ...priced(reading, rooms.prices) };
      if (file) before.set(realPath, file);
      yield file ? { file } : {};
    } catch (error) {
      yield { skipped: { path, message: (error as Error).message } };
    }
  }
}

async function read(
  path: string,
  parse: ParseOptions,
  options: ScanOptions,
  { memory, ...rooms }: ScanRooms,
): Promise<Reading> {
  const stamp = stampOf(path);
  const known = memory.untouched(path, stamp);
  if (known !== undefined) return known;
  const text = await readText(path);
  return memory.of(path, stamp, text, async () => {
    const file = parsePrompts(path, text, parse);
    if (!file || file.prompts.length === 0) return { reading: null };
    return measure({ path, text, file }, options, rooms);
  });
}

function priced({ format, prompts }: NonNullable<Reading>, prices: Prices): Omit<ScannedFile, 'path'> {
  return {
    format,
    prompts: prompts.map(({ listing, ...prompt }) => {
      const { modelName, input, output, batch } = prompt;
      const cost = priceCall(modelName, input, output, prices, batch);
      const tokens = prompt.alwaysLoaded ? input : listing;
      const paid = tokens && priceCall(modelName, tokens, output, prices, batch);
      const nano = paid?.kind === 'priced' && { inputNano: paid.inputNano };
      return { ...prompt, cost, ...(tokens && { everyRequest: { tokens, ...nano } }) };
    }),
  };
}
