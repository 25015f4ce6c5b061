import type { Input, Parser, PartialParse, Tree } from '@lezer/common';

/**
 * Effort that a file is worth, in steps of the parser (1 to 2 µs each). Code written by hand takes one step for every
 * three to six characters, bundles and tables of data one for every two: those over 400 KB are not read.
 */
const leastEffort = 150_000;
const effortPerCharacter = 0.25;
const mostEffort = 240_000;
/** A step while the parser recovers from an error tries every way to go on, and costs as much as this many others. */
const recoveryEffort = 20;
/**
 * Such steps in one file. Of the packages read, the file with the most (118 KB of a syntax the parser is behind on)
 * takes 6,200.
 */
const mostRecovery = 8000;
/** Nested deeper, every step costs more than the last. The deepest file of this project's packages reaches 264. */
const mostLevels = 1500;
/** Characters that the parser is handed at a time; looking ahead through as many counts as `chunkEffort` steps. */
const chunkCharacters = 4096;
const chunkEffort = 200;

/** What the parser has open: fields of @lezer/lr's `Parse` that its types do not tell of (1.4). */
interface Inside {
  /** The ways to read the text that are being followed; each level of one takes three numbers. */
  readonly stacks?: readonly { readonly stack: readonly number[] }[];
  /** Above 0 behind an error. */
  readonly recovering?: number;
}

/**
 * Parses a file; undefined when it takes more effort than code of its length does. Text that is no code can take the
 * parser hours: its effort is counted, not timed, so that a file is read everywhere or nowhere.
 */
export function parseWithin(parser: Parser, file: string): Tree | undefined {
  const text = new Chunks(file);
  const parse: PartialParse & Inside = parser.startParse(text);
  let left = Math.min(leastEffort + file.length * effortPerCharacter, mostEffort);
  let recovery = 0;
  for (let tree = parse.advance(); ; tree = parse.advance()) {
    if (tree) return tree;
    const { stacks = [], recovering = 0 } = parse;
    const ways = Math.max(1, stacks.length);
    left -= ways * (recovering > 0 ? recoveryEffort : 1);
    if (recovering > 0) recovery += ways;
    if (recovery > mostRecovery) return undefined;
    if (left < text.passed * chunkEffort || stacks.some(it => it.stack.length > mostLevels * 3))
      return undefined;
  }
}

/** A text in pieces, which counts how many were read to their end. */
class Chunks implements Input {
  readonly lineChunks = false;
  passed = 0;
  #end = 0;

  constructor(readonly text: string) {}

  get length(): number {
    return this.text.length;
  }

  chunk(from: number): string {
    if (from === this.#end) this.passed++;
    this.#end = from + chunkCharacters;
    return this.text.slice(from, this.#end);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}
