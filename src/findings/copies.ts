import type { FormatId } from '../prompts';
import { type AlwaysLoadedFile, isOfAgents, meet, type Said } from './surroundings';

/** Neighbouring paragraphs that a request holds twice. */
export interface Copies<P extends Said> {
  /** One or more, in the order they stand in; so are their originals. */
  readonly paragraphs: readonly [P, ...P[]];
  /** The file that says it too; absent when the prompt itself does, further above. */
  readonly path?: string;
  /** Where that begins and ends. */
  readonly start: number;
  readonly end: number;
}

interface Original extends Said {
  readonly path?: string;
  /** Its number among the paragraphs it stands among. */
  readonly index: number;
}

/** The paragraphs of files by what they say, those of one text in the order of their paths. */
export type ParagraphIndex = ReadonlyMap<number, readonly Original[]>;

/** Files may come in any order; each is to be named once. */
export function indexParagraphs(
  files: readonly Pick<AlwaysLoadedFile, 'path' | 'paragraphs'>[],
): ParagraphIndex {
  const found = new Map<number, Original[]>();
  for (const { path, paragraphs } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    for (const [index, said] of paragraphs.entries()) {
      const same = found.get(said.fingerprint);
      const original = { ...said, path, index };
      if (same) same.push(original);
      else found.set(said.fingerprint, [original]);
    }
  }
  return found;
}

/** A file, and the always-loaded files that may be sent with it. */
export interface Place {
  /** Named as the index names files. */
  readonly path: string;
  readonly format: FormatId;
  readonly others: ParagraphIndex;
}

/**
 * What of a prompt was said before: by the prompt itself, by a file it includes, or by an always-loaded file that is
 * sent with it. Of two
 * such files the later by path is the one that says it again, so that a pair is never found twice.
 * @param place absent to look within the prompt alone
 * @param included the paragraphs of what it includes
 */
export function copiesIn<P extends Said>(
  { paragraphs, alwaysLoaded }: { readonly paragraphs: readonly P[]; readonly alwaysLoaded: boolean },
  place?: Place,
  included?: ParagraphIndex,
): readonly Copies<P>[] {
  const own = new Map<number, Original>();
  const found: Copies<P>[] = [];
  let last: Original | undefined;
  for (const [index, paragraph] of paragraphs.entries()) {
    const { fingerprint } = paragraph;
    const original =
      own.get(fingerprint) ??
      included?.get(fingerprint)?.[0] ??
      (place && elsewhere(fingerprint, alwaysLoaded, place));
    if (!own.has(fingerprint)) own.set(fingerprint, { ...paragraph, index });
    const run = found.at(-1);
    if (original && run && last && original.path === last.path && original.index === last.index + 1) {
      found[found.length - 1] = { ...run, paragraphs: [...run.paragraphs, paragraph], end: original.end };
    } else if (original) {
      const { path, start, end } = original;
      found.push({ paragraphs: [paragraph], ...(path !== undefined && { path }), start, end });
    }
    last = original;
  }
  return found;
}

function elsewhere(
  fingerprint: number,
  alwaysLoaded: boolean,
  { path, format, others }: Place,
): Original | undefined {
  if (!isOfAgents(format)) return undefined;
  const same = others.get(fingerprint);
  return same?.find(it => it.path !== undefined && meet(path, it.path) && (!alwaysLoaded || it.path < path));
}
