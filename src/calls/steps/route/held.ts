import { inPieces } from '../../passing';
import type { Answer } from '../../pipeline';

/** The same answer once all of it is there; its bytes are handed on from memory. */
export async function held(answer: Answer): Promise<Answer> {
  const pieces: Uint8Array[] = [];
  let broken: { readonly error: unknown } | undefined;
  try {
    for await (const piece of answer.bytes) pieces.push(piece);
  } catch (error) {
    broken = { error };
  }
  return { ...answer, bytes: inPieces(pieces, broken) };
}
