import * as v from 'valibot';
import type { Kept } from './kept';

const about = v.object({
  key: v.string(),
  bucket: v.string(),
  sign: v.string(),
  ask: v.string(),
  model: v.string(),
  workspace: v.string(),
  prompt: v.string(),
  callId: v.string(),
  at: v.number(),
  type: v.string(),
});

/** An answer as one value: a line of JSON about it, and its body as it is. */
export function packed({ body, ...rest }: Kept): Buffer {
  return Buffer.concat([Buffer.from(`${JSON.stringify(v.parse(about, rest))}\n`), body]);
}

/** Reads a packed answer; `undefined` for anything else, which another program may have put there. */
export function unpacked(value: Buffer): Kept | undefined {
  const end = value.indexOf(10);
  if (end === -1) return undefined;
  try {
    const read = v.safeParse(about, JSON.parse(value.subarray(0, end).toString('utf8')));
    return read.success ? { ...read.output, body: value.subarray(end + 1) } : undefined;
  } catch {
    return undefined;
  }
}
