import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { beside } from '../beside';
import type { Outgoing } from '../outgoing';
import type { Answer } from '../pipeline';
import { noPolicy } from '../policy';
import { decoded } from '../reading/decoded';

const embeddings = v.object({
  data: v.array(v.object({ index: v.number(), embedding: v.array(v.number()) })),
});

/**
 * A request for the embeddings of texts, on the server and with the key of the call they are for; `undefined` where that
 * server has none, as Anthropic's.
 */
export function embeddingCall(call: Outgoing, model: string, texts: readonly string[]): Outgoing | undefined {
  const url = call.url.replace(/\/(?:chat\/completions|responses)(?=$|\?)/, '/embeddings');
  if (url === call.url) return undefined;
  const body = { model, input: texts, encoding_format: 'float' };
  const key = call.headers.flatMap((name, index) =>
    index % 2 === 0 && /^(?:authorization|api-key)$/i.test(name) ? [name, call.headers[index + 1] ?? ''] : [],
  );
  return {
    ...call,
    id: randomUUID(),
    at: Date.now(),
    api: 'embeddings',
    url,
    headers: ['Content-Type', 'application/json', 'Accept', 'application/json', ...key],
    body,
    bytes: new TextEncoder().encode(JSON.stringify(body)),
    booking: {
      ...call.booking,
      prompt: beside(call.booking.prompt, '#likeness'),
      overhead: true,
    },
    policy: noPolicy,
    changes: {},
    keeping: undefined,
  };
}

/** Reads an answer to its end; the vectors in the order of the texts, `undefined` where it holds none. */
export async function readEmbeddings(
  { bytes, head }: Answer,
  texts: number,
): Promise<readonly Float32Array[] | undefined> {
  try {
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    if (head?.status !== 200) return undefined;
    const at =
      head?.headers.findIndex((it, index) => index % 2 === 0 && /^content-encoding$/i.test(it)) ?? -1;
    const packed = Buffer.concat(pieces);
    const plain = at === -1 ? packed : decoded(packed, head?.headers[at + 1] ?? '');
    const { data } = v.parse(embeddings, JSON.parse(Buffer.from(plain ?? []).toString('utf8')));
    const vectors = data.toSorted((a, b) => a.index - b.index).map(it => Float32Array.from(it.embedding));
    return vectors.length === texts ? vectors : undefined;
  } catch {
    // Broken off, or no embeddings: then no likeness is known.
    return undefined;
  }
}
