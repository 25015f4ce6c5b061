import type { Api, Json } from '../outgoing';
import { chat } from './chat';
import { decoded } from './decoded';
import { embeddings } from './embeddings';
import { eventReader } from './events';
import { type Dialect, type Hearing, hearComplaint } from './hearing';
import { messages } from './messages';
import { responses } from './responses';
import { usageInTail } from './tail';

const dialects: Readonly<Record<Api, Dialect>> = { chat, responses, messages, embeddings };

/** Bytes of an answer in one piece that are kept to be read; of a longer one, its end. */
const mostBytes = 4 * 1024 * 1024;

/** What an answer in one piece says: its text, its usage, and the model that gave it. */
export function wholeAnswer(api: Api, body: unknown): Readonly<Hearing> {
  const hearing: Hearing = { text: '', unshown: '', finished: false };
  if (typeof body === 'object' && body !== null) dialects[api].whole(body as Json, hearing);
  return hearing;
}

/** What an answer's head says of its body. */
export interface Form {
  /** A stream of events, not one piece. */
  readonly streams: boolean;
  /** Its `content-encoding`, where it is compressed: then nothing can be read of it before its end. */
  readonly encoding?: string | undefined;
}

/** Reads an answer on the side, while its bytes are on their way to who asked. */
export class AnswerReader {
  readonly #dialect: Dialect;
  readonly #hearing: Hearing = { text: '', unshown: '', finished: false };
  readonly #encoding: string;
  readonly #decoder = new TextDecoder();
  readonly #events: (text: string) => void;
  /** Where an answer can only be read whole. */
  readonly #whole: Gathered | undefined;
  readonly #streams: boolean;
  #pending: { readonly piece: Uint8Array; readonly at: number }[] = [];
  #firstTokenAt: number | undefined;

  constructor(api: Api, { streams, encoding = 'identity' }: Form) {
    this.#dialect = dialects[api];
    this.#streams = streams;
    this.#encoding = encoding;
    this.#whole = streams && encoding === 'identity' ? undefined : new Gathered();
    this.#events = eventReader(data => {
      if (data === '[DONE]') this.#hearing.finished = true;
      else hearEvent(this.#dialect, data, this.#hearing);
    });
  }

  /** On the clock of `performance.now`, when the first token was pushed. */
  get firstTokenAt(): number | undefined {
    return this.#firstTokenAt;
  }

  /** Takes a piece; nothing is read yet, so that the piece can go on at once. */
  push(piece: Uint8Array): void {
    this.#pending.push({ piece, at: performance.now() });
  }

  /** Reads what was pushed. */
  hear(): Readonly<Hearing> {
    for (const { piece, at } of this.#pending) {
      if (this.#whole) this.#whole.add(piece);
      else this.#events(this.#decoder.decode(piece, { stream: true }));
      this.#noteFirst(at);
    }
    this.#pending = [];
    return this.#hearing;
  }

  /** Reads what is only whole now: nothing more comes. Asked again, it says the same. */
  end(): Readonly<Hearing> {
    const last = this.#pending.at(-1)?.at ?? performance.now();
    this.hear();
    const text = this.#whole?.take(this.#encoding);
    if (text !== undefined) {
      if (this.#streams) this.#events(text);
      else hearWhole(this.#dialect, text, this.#hearing);
    }
    this.#noteFirst(last);
    return this.#hearing;
  }

  #noteFirst(at: number): void {
    if (this.#hearing.text || this.#hearing.unshown) this.#firstTokenAt ??= at;
  }
}

function hearEvent(dialect: Dialect, data: string, hearing: Hearing): void {
  const event = parse(data);
  if (event) dialect.event(event, hearing);
}

function hearWhole(dialect: Dialect, text: string, hearing: Hearing): void {
  const body = parse(text) ?? usageInTail(text);
  if (!body) return;
  dialect.whole(body, hearing);
  if (hearComplaint(body, hearing)) hearing.finished = false;
}

/** The end of an answer that can only be read when it is there. */
class Gathered {
  #pieces: Uint8Array[] = [];
  #bytes = 0;

  add(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    while (this.#bytes - (this.#pieces[0]?.length ?? 0) > mostBytes)
      this.#bytes -= this.#pieces.shift()!.length;
  }

  /** What was gathered, once; `undefined` where there is nothing, or it cannot be unpacked. */
  take(encoding: string): string | undefined {
    if (this.#pieces.length === 0) return undefined;
    const bytes = Buffer.concat(this.#pieces);
    this.#pieces = [];
    const plain = encoding === 'identity' ? bytes : decoded(bytes, encoding);
    return plain && Buffer.from(plain).toString('utf8');
  }
}

function parse(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    // Not JSON: nothing is known of it, and its bytes go on as they are.
    return undefined;
  }
}
