import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { BatchCost } from '../../batch';
import type { Input, Numbered, Scoring, Trial, Variant } from '../../trials';
import type { PromptPlace } from '../documents/target';
import type { Booking } from '../ledger/booking';

/** A test that was handed in as batches: all that it takes to go on with it in another window. */
export interface Handed {
  readonly title: string;
  readonly place: PromptPlace;
  readonly booking: Booking;
  readonly variants: readonly [Variant, Variant];
  readonly scoring?: Scoring | undefined;
  readonly inputs: readonly Input[];
  /** What came of it before; of all of it, once nothing is open. */
  readonly trial: Trial;
  /** The inputs that were handed in and whose answers are not here yet. */
  readonly open: readonly Numbered[];
  readonly costs: readonly [BatchCost, BatchCost];
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The same, where it is kept. */
export interface Pending {
  /** Absolute path of a folder of its own. */
  readonly folder: string;
  readonly handed: Handed;
}

/** The files in which its batches are kept, see `runBatch`. */
export const stateFilesOf = ({ folder }: Pick<Pending, 'folder'>): readonly [string, string] => [
  join(folder, 'a.json'),
  join(folder, 'b.json'),
];

const fileName = 'test.json';

/** What is looked at before the rest is taken as this version wrote it. */
const kept = v.looseObject({
  version: v.literal(1),
  isOfModels: v.boolean(),
  title: v.string(),
  at: v.number(),
});

/**
 * Keeps a test until its results were looked at, its inputs and its prompt with it: whoever takes it up may have changed
 * both.
 * @param folder of the test alone: what the same test would be kept in again
 */
export async function keepPending(folder: string, handed: Handed): Promise<Pending> {
  await mkdir(folder, { recursive: true });
  const [a, b] = handed.variants;
  // Written once where both sides share it: it is then known again as the same.
  const isOfModels = a.prompt === b.prompt;
  const variants = [a, isOfModels ? { ...b, prompt: null } : b];
  const text = JSON.stringify({ version: 1, isOfModels, ...handed, variants });
  await writeFile(join(folder, fileName), text, { mode: 0o600 });
  return { folder, handed };
}

/**
 * The tests that are kept, the newest first. One that cannot be read is passed over.
 * @param storage the folder that theirs are in
 */
export async function readPending(storage: string): Promise<readonly Pending[]> {
  const names = await readdir(storage).catch(() => []);
  const all = await Promise.all(names.map(it => readOne(join(storage, it))));
  return all.flatMap(it => it ?? []).sort((x, y) => y.handed.at - x.handed.at);
}

export const dropPending = ({ folder }: Pick<Pending, 'folder'>): Promise<void> =>
  rm(folder, { recursive: true, force: true });

async function readOne(folder: string): Promise<Pending | undefined> {
  try {
    const read: unknown = JSON.parse(await readFile(join(folder, fileName), 'utf8'));
    const { isOfModels } = v.parse(kept, read);
    const handed = read as Handed;
    const [a, b] = handed.variants;
    const first = sendable(a);
    const second = isOfModels ? { ...b, prompt: first.prompt } : sendable(b);
    return { folder, handed: { ...handed, variants: [first, second] } };
  } catch {
    return undefined;
  }
}

/** What a file cannot hold of a prompt is how its text is written back, which nothing that is sent asks for. */
function sendable(variant: Variant): Variant {
  const messages = variant.prompt.messages.map(it => ({ ...it, encode: () => undefined }));
  return { ...variant, prompt: { ...variant.prompt, messages } };
}
