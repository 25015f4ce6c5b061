import { createHash } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import type { Asked, Line } from './provider';

const job = v.object({
  version: v.literal(1),
  /** By which the provider's own list knows the batch again. */
  mark: v.string(),
  api: v.picklist(['openai', 'anthropic']),
  baseUrl: v.string(),
  model: v.string(),
  /** Of what was handed in: the same again is the same batch. */
  fingerprint: v.string(),
  lines: v.number(),
  /** Milliseconds since the epoch. */
  submittedAt: v.number(),
  /** Absent while the batch is being handed in. */
  batchId: v.optional(v.string()),
  /** What its lines are booked on, and their keys: enough to go on with it by. Absent in files of earlier versions. */
  booking: v.optional(
    v.object({
      workspace: v.string(),
      prompt: v.string(),
      source: v.string(),
      task: v.string(),
      promptTokens: v.exactOptional(v.nullable(v.number())),
      tags: v.exactOptional(v.pipe(v.array(v.string()), v.readonly())),
      overhead: v.exactOptional(v.boolean()),
    }),
  ),
  keys: v.optional(v.array(v.string())),
  /** Since when nobody is to be asked about it: its results were booked, or its user wants no more of it. */
  closedAt: v.optional(v.number()),
});

/** A batch that was handed in, as its file keeps it: no text and no key. */
export type Job = Readonly<v.InferOutput<typeof job>>;

/** The job in a file; undefined where there is no such file. Rejects with a sentence where it holds something else. */
export async function readJob(path: string): Promise<Job | undefined> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const read = v.safeParse(job, parsed(text));
  if (read.success) return read.output;
  throw new Error(
    `${path} should hold how a batch stands, and holds something else. Move it away, or name another.`,
  );
}

/** Keeps a job; the file is whole at any moment. */
export async function keepJob(path: string, kept: Job): Promise<void> {
  const partial = `${path}.partial`;
  await writeFile(partial, `${JSON.stringify(kept, undefined, 2)}\n`, { mode: 0o600 });
  await rename(partial, path);
}

/** Marks a job as one that nobody is to be asked about; nothing where there is none. */
export async function closeJob(path: string): Promise<void> {
  const kept = await readJob(path);
  if (kept) await keepJob(path, { ...kept, closedAt: Date.now() });
}

export const dropJob = (path: string): Promise<void> => rm(path, { force: true });

/** Tells what is handed in from anything else: 128 bits of a SHA-256. */
export function fingerprint(lines: readonly Line[], asked: Asked): string {
  const { model, maxOutputTokens, temperature } = asked;
  const hash = createHash('sha256').update(JSON.stringify([model, maxOutputTokens, temperature]));
  for (const { key, messages } of lines) hash.update(JSON.stringify([key, messages]));
  return hash.digest('base64url').slice(0, 22);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
