import { relative, resolve } from 'node:path';
import { counter, type Estimate, estimate, estimateDefaults } from '../estimate';
import {
  type AlwaysLoadedFile,
  type Finding,
  findings,
  ignoredIn,
  paragraphsOf,
  type Surroundings,
} from '../findings';
import { minimise } from '../minimise';
import type { Rooms } from './command';
import type { ReadFile } from './promptFiles';

type Judged = Pick<ReadFile, 'text' | 'file'>;

/** What is worth doing about a file's prompts, with the savings measured on its text. */
export function findIn(judged: Judged, rooms: Rooms, surroundings?: Surroundings): readonly Finding[] {
  const { text, file } = judged;
  const estimates = estimatesOf(judged, rooms);
  const ignoredByPrompt = ignoredIn(file.prompts, text);
  const savings = file.prompts.map((prompt, index) => {
    const { before, after } = minimise(text, [prompt], counter(estimates[index]?.model, rooms.tokens), {
      ignored: ignoredByPrompt.slice(index, index + 1),
    });
    return { tokens: before - after };
  });
  return findings({ file, text, estimates, savings }, { ...(surroundings && { surroundings }) }, rooms);
}

/** The same for each of several files, which are taken for those of one workspace: they know what the others say. */
export function findInAll(
  files: readonly ReadFile[],
  rooms: Rooms,
): readonly { readonly file: ReadFile; readonly finding: Finding }[] {
  const alwaysLoaded = files
    .filter(it => it.sameAs === undefined && it.file.prompts.some(prompt => prompt.alwaysLoaded))
    .map(it => alwaysLoadedFile(it, rooms));
  return files.flatMap(file => {
    // What it says again under another name it does not say twice.
    const surroundings = file.sameAs === undefined ? { path: pathOf(file), alwaysLoaded } : undefined;
    return findIn(file, rooms, surroundings).map(finding => ({ file, finding }));
  });
}

function alwaysLoadedFile(read: ReadFile, rooms: Rooms): AlwaysLoadedFile {
  const estimates = estimatesOf(read, rooms);
  return {
    path: pathOf(read),
    inputTokens: estimates.reduce((sum, it) => sum + it.input.tokens, 0),
    paragraphs: read.file.prompts.flatMap((prompt, index) =>
      paragraphsOf(prompt, counter(estimates[index]?.model, rooms.tokens)),
    ),
  };
}

function estimatesOf({ file }: Judged, rooms: Rooms): readonly Estimate[] {
  return file.prompts.map(prompt => estimate(prompt, estimateDefaults, rooms));
}

/** From the current folder, with `/` between names, however the command line names it. */
function pathOf({ path }: ReadFile): string {
  return relative('', resolve(path)).replaceAll('\\', '/');
}
