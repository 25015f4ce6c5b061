import { suffixOf } from '../../estimate';
import type { TrialVerdict } from '../../ledger';
import type { ScannedFile, ScannedPrompt } from '../../scan';

/** A prompt with the file it is in. */
export interface Place {
  readonly file: ScannedFile;
  readonly prompt: ScannedPrompt;
  /** What a test of a cheaper model came to. */
  readonly tested?: TrialVerdict | undefined;
}

/** What is known of a prompt. A file's only one may have had neighbours, when calls were booked on its name too. */
export function bookedOn<T>({ file, prompt }: Place, known: ReadonlyMap<string, T>): T | undefined {
  return known.get(file.path + suffixOf(file, prompt)) ?? known.get(`${file.path}#${prompt.name}`);
}

/** @param filter in lower case; all match an empty one */
export function matches({ file, prompt }: Place, filter: string): boolean {
  return [file.path, prompt.name, prompt.modelName].some(it => it.toLowerCase().includes(filter));
}

/** Where its file is; empty at the top. */
export const folderOf = ({ file }: Place) => file.path.split('/').slice(0, -1).join('/');

/** Unpriced ones last, by their tokens. */
export function dearestFirst(a: Place, b: Place): number {
  const cost = ({ prompt }: Place) => (prompt.cost.kind === 'priced' ? prompt.cost.expectedNano : -1);
  return cost(b) - cost(a) || b.prompt.input.tokens - a.prompt.input.tokens;
}
