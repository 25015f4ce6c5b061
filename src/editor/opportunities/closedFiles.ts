import { type Uri, workspace } from 'vscode';
import type { Finding } from '../../findings';
import type { FileOutline } from '../../reader';
import { mostCharacters } from '../documents/documents';
import { type JudgingRooms, judgedAs } from '../documents/judging';
import type { Rooms } from '../rooms';

export interface Judged {
  readonly file: FileOutline;
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** What is found in prompt files that no editor has open: read from disk, judged by the reader, and remembered until they change. */
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

  #judge(uri: Uri, text: string): Promise<Judged | undefined> {
    // A prompt was run from it, so it holds one whatever its name.
    const judging = judgedAs(uri, { path: uri.path, included: true }, this.rooms);
    return new Promise((resolve, reject) => {
      const source = this.rooms.reader.open({
        judging: () => judging,
        whole: () => ({ version: 1, text }),
        onReading: (_, told) => {
          const findings = told ? source.ask({ kind: 'findings' }) : undefined;
          if (!told || !findings) {
            source.close();
            resolve(undefined);
            return;
          }
          findings
            .then(found => resolve({ file: told.file, text, findings: found }), reject)
            .finally(() => source.close());
        },
      });
    });
  }
}
