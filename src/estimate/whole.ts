import type { PromptFile, ReadInclude } from '../prompts';
import type { Estimate, EstimateOptions } from './estimate';
import { estimateFile, type FileRooms } from './file';
import { findInclusions, type Inclusion } from './inclusion';
import { callsPerMonth, type FilePast } from './past';

/** A file with all that is known of its prompts before they are called: lists are in the prompts' order. */
export interface WholeEstimate {
  /** With the problems of what it includes. */
  readonly file: PromptFile;
  readonly estimates: readonly Estimate[];
  readonly inclusions: readonly (Inclusion | undefined)[];
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
  const inclusions = path === undefined ? [] : await findInclusions(file, path, options, rooms, read);
  const problems = [...file.problems, ...inclusions.flatMap(it => it?.problems ?? [])];
  const included = inclusions.map(it => it?.tokens);
  const estimates = estimateFile(file, options, past, rooms, included);
  return { file: { ...file, problems }, estimates, inclusions, callsPerMonth: callsPerMonth(past, file) };
}
