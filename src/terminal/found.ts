import { relative, resolve } from 'node:path';
import { readInclude } from '../disk';
import {
  counter,
  estimateDefaults,
  estimateWhole,
  type FilePast,
  noPast,
  type WholeEstimate,
} from '../estimate';
import {
  alwaysLoadedAmong,
  type Finding,
  type FindingsOptions,
  findings,
  ignoredIn,
  paragraphsOf,
} from '../findings';
import { minimise } from '../minimise';
import { bookedTask } from '../routing';
import type { Rooms } from './command';
import type { ReadFile } from './promptFiles';

type Judged = Pick<ReadFile, 'as' | 'text' | 'file'>;

/** What is worth doing about a file's prompts, with the savings measured on its text. */
export async function findIn(judged: Judged, rooms: Rooms): Promise<readonly Finding[]> {
  return findingsOf(judged, await measure(judged, noPast, rooms), rooms);
}

/**
 * The same for each of several files, which are taken for those of one workspace: they know what the others say.
 * @param pasts what calls are known of the files' prompts
 * @param limits within which a cheaper model is looked for
 */
export async function findInAll(
  files: readonly ReadFile[],
  pasts: ReadonlyMap<ReadFile, FilePast>,
  rooms: Rooms,
  limits: FindingsOptions['limits'],
): Promise<readonly { readonly file: ReadFile; readonly finding: Finding }[]> {
  const measured = await Promise.all(
    files.map(async file => ({ file, whole: await measure(file, pasts.get(file) ?? noPast, rooms) })),
  );
  const alwaysLoaded = alwaysLoadedAmong(
    measured.map(({ file, whole }) => ({ ...file, path: pathOf(file), prompts: promptsOf(whole) })),
    ({ prompt, estimate }) => ({
      inputTokens: estimate.input.tokens,
      paragraphs: paragraphsOf(prompt, counter(estimate.model, rooms.tokens)),
    }),
  );
  return measured.flatMap(({ file, whole }) => {
    // What it says again under another name it does not say twice.
    const surroundings = file.sameAs === undefined ? { path: pathOf(file), alwaysLoaded } : undefined;
    return findingsOf(file, whole, rooms, { surroundings, limits }).map(finding => ({ file, finding }));
  });
}

/** A file's prompts with what they include in place, as the disk has it. */
function measure({ as, file }: Judged, past: FilePast, rooms: Rooms): Promise<WholeEstimate> {
  return estimateWhole(file, as, estimateDefaults, past, { ...rooms, taskOf: bookedTask }, readInclude);
}

function findingsOf(
  { text }: Judged,
  whole: WholeEstimate,
  rooms: Rooms,
  options: FindingsOptions = {},
): readonly Finding[] {
  const { prompts } = whole.file;
  const ignoredByPrompt = ignoredIn(prompts, text);
  const savings = prompts.map((prompt, index) => {
    const { before, after } = minimise(text, [prompt], counter(whole.estimates[index]?.model, rooms.tokens), {
      ignored: ignoredByPrompt.slice(index, index + 1),
    });
    return { tokens: before - after };
  });
  const included = whole.included.map(files => files.map(it => ({ ...it, path: pathOf(it) })));
  return findings({ ...whole, included, text, savings }, options, rooms);
}

function promptsOf({ file, estimates }: WholeEstimate) {
  return file.prompts.flatMap((prompt, index) => {
    const estimate = estimates[index];
    return estimate ? [{ prompt, estimate, alwaysLoaded: prompt.alwaysLoaded }] : [];
  });
}

/** From the current folder, with `/` between names, however the command line names it. */
function pathOf({ path }: { readonly path: string }): string {
  return relative('', resolve(path)).replaceAll('\\', '/');
}
