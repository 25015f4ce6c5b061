import type { IncludedFile, PromptFile, ReadInclude } from '../prompts';
import type { Estimate, EstimateOptions } from './estimate';
import { estimateFile, type FileRooms } from './file';
import { findInclusions } from './inclusion';
import { callsPerMonth, type FilePast } from './past';

/** A file with all that is known of its prompts before they are called: lists are in the prompts' order. */
export interface WholeEstimate {
  /** With the problems of what it includes. */
  readonly file: PromptFile;
  readonly estimates: readonly Estimate[];
  /** The files that each includes, by their paths on this machine. */
  readonly included: readonly (readonly IncludedFile[])[];
  readonly callsPerMonth: readonly (number | undefined)[];
}

/**
 * Estimates the prompts of a file with what they include.
 * @param path the file's on this machine's disk; undefined where it is not there, and nothing is included
 */
export async function estimateWhole(
  file: PromptFile,
  path: string | undefined,
  options: EstimateOptions,
  past: FilePast,
  rooms: FileRooms,
  read: ReadInclude,
): Promise<WholeEstimate> {
  const texts = new Map<string, string>();
  const noting: ReadInclude = async (include, from) => {
    const found = await read(include, from);
    if (found) texts.set(found.path, found.text);
    return found;
  };
  const inclusions = path === undefined ? [] : await findInclusions(file, path, options, rooms, noting);
  const problems = [...file.problems, ...inclusions.flatMap(it => it?.problems ?? [])];
  const added = inclusions.map(it => it?.tokens);
  return {
    file: { ...file, problems },
    estimates: estimateFile(file, options, past, rooms, added),
    included: inclusions.map(it => (it?.files ?? []).map(of => ({ path: of, text: texts.get(of) ?? '' }))),
    callsPerMonth: callsPerMonth(past, file),
  };
}
