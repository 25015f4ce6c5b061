import { type AnswerCache, type Kept, largestBody } from '../../cache';
import { modelOf, type Outgoing } from '../outgoing';
import { passing } from '../passing';
import type { Answer } from '../pipeline';
import { decoded } from '../reading/decoded';
import { isFit } from './fit';

/** The same answer; it is kept once it has come to its end, whole. */
export function kept(
  call: Outgoing,
  answer: Answer,
  { cache, ...found }: Pick<Kept, 'key' | 'bucket' | 'sign' | 'ask'> & { readonly cache: AnswerCache },
): Answer {
  if (answer.head?.status !== 200 || answer.servedFrom !== 'provider') return answer;
  const header = headerIn(answer.head.headers);
  const pieces: Uint8Array[] = [];
  let length = 0;

  function onPiece(piece: Uint8Array): void {
    length += piece.length;
    if (length <= largestBody) pieces.push(piece);
  }

  function onWhole(): void {
    if (length > largestBody) return;
    const encoding = header('content-encoding') ?? 'identity';
    const packed = Buffer.concat(pieces);
    const body = encoding === 'identity' ? packed : decoded(packed, encoding);
    if (!body || body.length > largestBody) return;
    if (!isFit(call.api, answer.heard(), Buffer.from(body).toString('utf8'))) return;
    const { workspace, prompt } = call.booking;
    // Whoever asked does not wait for it.
    void cache.keep({
      ...found,
      model: modelOf(answer.sent),
      workspace,
      prompt,
      callId: call.id,
      at: call.at,
      type: header('content-type') ?? 'application/json',
      body,
    });
  }

  return { ...answer, bytes: passing(answer.bytes, { onPiece, onWhole }) };
}

function headerIn(headers: readonly string[]): (name: string) => string | undefined {
  return name => {
    const at = headers.findIndex((it, index) => index % 2 === 0 && it.toLowerCase() === name);
    return at === -1 ? undefined : headers[at + 1];
  };
}
