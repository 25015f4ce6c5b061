import { isDeepStrictEqual } from 'node:util';
import { type Estimate, estimateFile, findInclusions, type Inclusion } from '../estimate';
import type { Prices } from '../prices';
import { type PromptFile, parsePrompts, type ReadInclude } from '../prompts';
import { bookedTask } from '../routing';
import { encodings, type TextChange, type TokenDocuments, type Tokens } from '../tokens';
import { changed } from './changes';
import { Counting } from './counting';
import type { Judging } from './judging';
import { movedFile } from './moved';
import { outline, type Reading } from './reading';

/** What the reader counts and prices with. */
export interface ReaderRooms {
  readonly tokens: Tokens & TokenDocuments;
  readonly prices: Prices;
}

/** A reading without the version, which the document's owner knows. */
export type Read = Omit<Reading, 'version'>;

/** Changes of one event from which the structure is not carried on, as each moves all of it. */
const manyChanges = 20;

/** The text of a document that is edited elsewhere, and what was read of it. */
export class Mirror {
  readonly #counting: Counting;
  #file: PromptFile | undefined;
  #estimates: readonly Estimate[] = [];
  #inclusions: readonly (Inclusion | undefined)[] = [];

  constructor(
    public text: string,
    public judging: Judging,
    private readonly rooms: ReaderRooms,
  ) {
    this.#counting = new Counting(rooms.tokens);
  }

  /** Takes the changes of one event, as VS Code has them. */
  change(changes: readonly TextChange[]): void {
    this.#counting.change(changes);
    if (changes.length > manyChanges) {
      this.text = changed(this.text, changes);
      this.#file = undefined;
      return;
    }
    for (const change of changes) {
      this.text = changed(this.text, [change]);
      this.#file = this.#file && movedFile(this.#file, change, this.text);
    }
  }

  /** Parses and counts it as it is now; `undefined` when it is no prompt file. */
  read(): Read | undefined {
    const { path, included } = this.judging;
    this.#file = parsePrompts(path, this.text, { included });
    return this.#file && this.#counted(this.#file, true);
  }

  /** Counts it as it is now without a parse; `undefined` where that takes one, or would take as long as one. */
  follow(): Read | undefined {
    const exact = (estimate: Estimate) => encodings.some(it => it === estimate.model?.tokenizer);
    if (!this.#file || !this.#estimates.every(exact)) return undefined;
    return this.#counted(this.#file, false);
  }

  /** Whether it names files that a call sends too. */
  get includes(): boolean {
    return this.#file?.prompts.some(it => it.includes.length > 0) ?? false;
  }

  /** What its prompts include, as the disk has it. */
  async findInclusions(read: ReadInclude): Promise<readonly (Inclusion | undefined)[]> {
    const { diskPath, options } = this.judging;
    if (!this.#file || diskPath === undefined) return [];
    return findInclusions(this.#file, diskPath, options, this.rooms, read);
  }

  /** Counts with these inclusions from here on. @returns the file with them; `undefined` when nothing is new */
  include(inclusions: readonly (Inclusion | undefined)[]): Read | undefined {
    if (isDeepStrictEqual(inclusions, this.#inclusions)) return undefined;
    this.#inclusions = inclusions;
    return this.#file && this.#counted(this.#file, true);
  }

  #counted(file: PromptFile, settled: boolean): Read {
    const { options, past } = this.judging;
    this.#counting.begin(this.text, file);
    const rooms = { tokens: this.#counting, prices: this.rooms.prices, taskOf: bookedTask };
    const inclusions = file.prompts.map((prompt, index) =>
      prompt.includes.length > 0 ? this.#inclusions[index] : undefined,
    );
    const included = inclusions.map(it => it?.tokens);
    this.#estimates = estimateFile(file, options, past, rooms, included);
    return { file: outline(file), options, estimates: this.#estimates, inclusions, settled };
  }
}
