/** Who watches bytes that pass. */
export interface Watcher {
  /** A piece is about to go on. */
  readonly onPiece?: (piece: Uint8Array) => void;
  /** The last one has gone on; the end of the bytes waits for what is returned. */
  readonly onWhole?: () => void | Promise<void>;
  /** They have ended, broke off, or are read no further. */
  readonly onEnd?: () => void;
}

/**
 * The same bytes, watched as they pass.
 *
 * It stands here, and not inside of each function that needs one, since a generator that is written in a function is a
 * new one whenever that runs. V8 gives each a hidden class (map) in its old space, which only a full collection takes
 * away, and which until then holds all that the function could see: of each call everything, for minutes. The same is
 * true of a getter in an object that is written in a function.
 */
export async function* passing(
  bytes: AsyncIterable<Uint8Array>,
  { onPiece, onWhole, onEnd }: Watcher,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of bytes) {
      onPiece?.(piece);
      yield piece;
    }
    await onWhole?.();
  } finally {
    onEnd?.();
  }
}

/** Bytes that are all there; at their end they break as the ones they were read from did. */
export async function* inPieces(
  pieces: readonly Uint8Array[],
  broken?: { readonly error: unknown },
): AsyncGenerator<Uint8Array> {
  yield* pieces;
  if (broken) throw broken.error;
}
