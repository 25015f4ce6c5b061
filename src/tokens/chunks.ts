/** A part of a document, from seam to seam, so that the counts of chunks add up. */
export interface Chunk {
  readonly text: string;
  readonly tokens: number;
}

/** A few dozen neighbouring chunks and their sums, so that finding an offset is two short walks. */
interface Block {
  readonly chunks: Chunk[];
  length: number;
  tokens: number;
}

const mostInBlock = 64;

/** A place between two chunks. */
export interface Place {
  block: number;
  chunk: number;
  /** UTF-16 offset of the place in the document. */
  offset: number;
}

/** The chunks of a document in order. A `Place` is moved by the methods that take it and void after any other change. */
export class Chunks {
  readonly #blocks: Block[] = [{ chunks: [], length: 0, tokens: 0 }];
  length = 0;
  tokens = 0;

  /** The place before the first chunk that ends at or after `offset`. */
  seek(offset: number): Place {
    let start = 0;
    let block = 0;
    for (; block < this.#blocks.length - 1; block++) {
      const { length } = this.#block(block);
      if (start + length >= offset) break;
      start += length;
    }
    const { chunks } = this.#block(block);
    let chunk = 0;
    for (; chunk < chunks.length - 1; chunk++) {
      const { length } = (chunks[chunk] as Chunk).text;
      if (start + length >= offset) break;
      start += length;
    }
    return { block, chunk, offset: start };
  }

  /** The chunk after `place`. */
  after(place: Place): Chunk | undefined {
    return this.#block(place.block).chunks[place.chunk] ?? this.#blocks[place.block + 1]?.chunks[0];
  }

  /** The chunk before `place`. */
  before(place: Place): Chunk | undefined {
    return this.#block(place.block).chunks[place.chunk - 1] ?? this.#blocks[place.block - 1]?.chunks.at(-1);
  }

  /** Takes the chunk after `place` out; `''` when there is none. */
  takeAfter(place: Place): string {
    if (place.chunk === this.#block(place.block).chunks.length && place.block + 1 < this.#blocks.length) {
      place.block++;
      place.chunk = 0;
    }
    return this.#take(place);
  }

  /** Takes the chunk before `place` out and moves the place to where it began; `''` when there is none. */
  takeBefore(place: Place): string {
    if (place.chunk === 0) {
      if (place.block === 0) return '';
      place.block--;
      place.chunk = this.#block(place.block).chunks.length;
    }
    place.chunk--;
    const text = this.#take(place);
    place.offset -= text.length;
    return text;
  }

  /** Puts `chunks` in at `place`. */
  insert(place: Place, chunks: readonly Chunk[]): void {
    const block = this.#block(place.block);
    block.chunks.splice(place.chunk, 0, ...chunks);
    for (const chunk of chunks) this.#add(block, chunk, 1);
    if (block.chunks.length > 2 * mostInBlock) this.#split(place.block);
  }

  /** Tokens of the chunks that lie wholly between the offsets of two places. */
  between(start: Place, end: Place): number {
    let tokens = 0;
    for (let { block, chunk } = start; block < end.block || (block === end.block && chunk < end.chunk); ) {
      const { chunks, tokens: all } = this.#block(block);
      if (chunk === 0 && block < end.block) tokens += all;
      else {
        const last = block < end.block ? chunks.length : end.chunk;
        for (; chunk < last; chunk++) tokens += (chunks[chunk] as Chunk).tokens;
        if (block === end.block) break;
      }
      block++;
      chunk = 0;
    }
    return tokens;
  }

  #take(place: Place): string {
    const block = this.#block(place.block);
    const [chunk] = block.chunks.splice(place.chunk, 1);
    if (!chunk) return '';
    this.#add(block, chunk, -1);
    if (block.chunks.length === 0 && this.#blocks.length > 1) {
      this.#blocks.splice(place.block, 1);
      if (place.block === this.#blocks.length) {
        place.block--;
        place.chunk = this.#block(place.block).chunks.length;
      }
    }
    return chunk.text;
  }

  #add(block: Block, { text, tokens }: Chunk, sign: 1 | -1): void {
    block.length += sign * text.length;
    block.tokens += sign * tokens;
    this.length += sign * text.length;
    this.tokens += sign * tokens;
  }

  #split(index: number): void {
    const { chunks } = this.#block(index);
    const blocks: Block[] = [];
    for (let start = 0; start < chunks.length; start += mostInBlock) {
      const part = chunks.slice(start, start + mostInBlock);
      blocks.push({
        chunks: part,
        length: part.reduce((sum, { text }) => sum + text.length, 0),
        tokens: part.reduce((sum, { tokens }) => sum + tokens, 0),
      });
    }
    this.#blocks.splice(index, 1, ...blocks);
  }

  #block(index: number): Block {
    return this.#blocks[index] as Block;
  }
}
