import { textOffset } from './literal';
import type { Blank } from './placeholders';
import type { Message, Prompt } from './prompt';

/** A text, or a message with one, and where values go in the text. */
export interface Content<T> {
  readonly content: T;
  readonly blanks: readonly Blank[];
}

/** A text in which places are replaced, in their order. */
export class Joint {
  readonly #pieces: string[] = [];
  readonly #blanks: Blank[] = [];
  readonly #own: Content<string>;
  /** How far the text was gone through, and how long it has become until there. */
  #at = 0;
  #length = 0;

  constructor(own: Content<string>) {
    this.#own = own;
  }

  replace({ from, to }: { readonly from: number; readonly to: number }, by: Content<string>): void {
    this.#keep(from);
    this.#add(by.content, by.blanks, this.#length);
    this.#at = to;
  }

  end(): Content<string> {
    this.#keep(this.#own.content.length);
    return { content: this.#pieces.join(''), blanks: this.#blanks };
  }

  #keep(to: number): void {
    const kept = this.#own.blanks.filter(it => it.start >= this.#at && it.end <= to);
    this.#add(this.#own.content.slice(this.#at, to), kept, this.#length - this.#at);
  }

  #add(text: string, blanks: readonly Blank[], shift: number): void {
    for (const it of blanks) this.#blanks.push({ ...it, start: it.start + shift, end: it.end + shift });
    this.#pieces.push(text);
    this.#length += text.length;
  }
}

/** Where values go in a message, as offsets into its text. */
export function blanksIn({ placeholders }: Prompt, message: Message): readonly Blank[] {
  return placeholders
    .filter(it => !it.comment && it.start >= message.start && it.end <= message.end)
    .map(it => ({ ...it, start: textOffset(message, it.start), end: textOffset(message, it.end) }));
}
