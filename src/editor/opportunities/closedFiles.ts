import { type Uri, workspace } from 'vscode';
import type { Finding } from '../../findings';
import { mostCharacters } from '../documents/documents';
import { type JudgingRooms, judgedAs } from '../documents/judging';
import { askable, type Reading } from '../documents/reading';
import type { Rooms } from '../rooms';

/** What is found in a file, and what it takes to tell whether a test of one of its prompts still stands. */
export interface Judged extends Pick<Reading, 'file' | 'estimates' | 'prompt'> {
  readonly text: string;
  readonly found: readonly Finding[];
}

/**
 * What is found in prompt files that no editor has open: read from disk, judged by the reader, and remembered until
 * they change.
 */
export class ClosedFiles {
  readonly #known = new Map<string, { readonly stamp: string; readonly judged: Judged | undefined }>();

  constructor(private readonly rooms: JudgingRooms & Pick<Rooms, 'reader'>) {}

  /** `undefined` where nothing can be read from the file. */
  async judged(uri: Uri): Promise<Judged | undefined> {
    const { mtime, size } = await workspace.fs.stat(uri);
    const stamp = `${mtime} ${size}`;
    const known = this.#known.get(uri.toString());
    if (known?.stamp === stamp) return known.judged;
    const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
    const judged = text.length > mostCharacters ? undefined : await this.#judge(uri, text);
    this.#known.set(uri.toString(), { stamp, judged });
    return judged;
  }

  /** They are to be judged anew. */
  forget(): void {
    this.#known.clear();
  }

  async #judge(uri: Uri, text: string): Promise<Judged | undefined> {
    // Whether a test stands is asked seldom, and of a reading of its own: none is kept open for it.
    const prompt = (index: number) => this.#read(uri, text, it => it.prompt(index));
    const judged = await this.#read(uri, text, async reading => {
      const { file, estimates } = reading;
      return { file, estimates, text, found: await reading.findings() };
    });
    return judged && { ...judged, prompt: async index => (await prompt(index)) ?? gone(uri) };
  }

  /** Asks a reading of the text, and closes it; `undefined` where it holds no prompts. */
  #read<T>(uri: Uri, text: string, ask: (reading: Reading) => Promise<T>): Promise<T | undefined> {
    // A prompt was run from it, so it holds one whatever its name.
    const judging = judgedAs(uri, { path: uri.path, included: true }, this.rooms);
    return new Promise((resolve, reject) => {
      const source = this.rooms.reader.open({
        judging: () => judging,
        whole: () => ({ version: 1, text }),
        onReading: (_, told) => {
          const answer = told ? ask(askable(told, source)) : Promise.resolve(undefined);
          answer.then(resolve, reject).finally(() => source.close());
        },
      });
    });
  }
}

function gone({ path }: Uri): never {
  throw new Error(`${path} holds no prompts any more.`);
}
