/** Text as UTF-8 bytes, of which the first `length` count. */
export interface Utf8 {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly length: number;
}

/** Words are read past the end of a piece, then masked: so much must lie behind the last byte. */
const spare = 16;
const utf8 = new TextEncoder();

/** Writes text as UTF-8, into the same buffer each time unless the text is very long. Lone surrogates become U+FFFD. */
export class Writer {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  /** @param most UTF-16 units that the buffer must hold */
  constructor(private readonly most: number) {
    this.#bytes = new Uint8Array(most * 3 + spare);
    this.#view = new DataView(this.#bytes.buffer);
  }

  /** `text` in UTF-8, until the next call. */
  write(text: string): Utf8 {
    const long = text.length > this.most;
    const bytes = long ? new Uint8Array(text.length * 3 + spare) : this.#bytes;
    const view = long ? new DataView(bytes.buffer) : this.#view;
    const length = utf8.encodeInto(text, bytes).written;
    bytes.fill(0, length, length + spare);
    return { bytes, view, length };
  }
}
