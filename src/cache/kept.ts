/** An answer as it is kept, with what it is found, shown and thrown out by. */
export interface Kept {
  /** One-way hash of what was asked: model, parameters, messages. */
  readonly key: string;
  /**
   * One-way hash of the same without the last thing the user said; empty where no like question may be answered with
   * it.
   */
  readonly bucket: string;
  /** One-way hash that all ways known of putting the question share. */
  readonly sign: string;
  /** The last thing the user said, for the guard to read; empty without a bucket. */
  readonly ask: string;
  readonly model: string;
  readonly workspace: string;
  readonly prompt: string;
  /** The call whose answer it is, as the ledger knows it. */
  readonly callId: string;
  /** Milliseconds since the epoch, when it was answered. */
  readonly at: number;
  /** The answer's `content-type`. */
  readonly type: string;
  /** The answer's body as the provider sent it, unpacked. */
  readonly body: Uint8Array;
}

/** Which answers are meant: those for which all that is named holds. All of them where nothing is. */
export interface Chosen {
  readonly key?: string | undefined;
  readonly workspace?: string | undefined;
  readonly prompt?: string | undefined;
  readonly model?: string | undefined;
  /** Milliseconds since the epoch: those answered before. */
  readonly before?: number | undefined;
}

/** Whether an answer is among those that are chosen. */
export function isChosen(kept: Omit<Kept, 'body'>, chosen: Chosen): boolean {
  const { before } = chosen;
  if (before !== undefined && kept.at >= before) return false;
  return (['key', 'workspace', 'prompt', 'model'] as const).every(
    name => chosen[name] === undefined || chosen[name] === kept[name],
  );
}

/** Bytes that an answer takes up, about. */
export function sizeOf({ body, ask }: Pick<Kept, 'body' | 'ask'>): number {
  return body.length + ask.length * 2 + 500;
}

/** The largest answer that is kept, in bytes. */
export const largestBody = 1024 * 1024;
