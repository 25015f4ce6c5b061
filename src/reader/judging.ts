import type { EstimateOptions, FilePast } from '../estimate';
import type { FindingsOptions } from '../findings';

/** A file's name and how to judge it: plain data, so that it can go to another thread. */
export interface Judging {
  readonly path: string;
  /** Where it is on this machine's disk, for what it includes; absent when it is not. */
  readonly diskPath?: string;
  /** The folder on this machine's disk that findings name other files from; absent where there is none. */
  readonly folder?: string;
  /** Named by the setting `promptmeter.include`. */
  readonly included: boolean;
  readonly options: EstimateOptions;
  readonly past: FilePast;
  /** Minimising rules that are switched off. */
  readonly off: readonly string[];
  /** What the settings say of findings, and the other files that are sent along, where they are known. */
  readonly findings: FindingsOptions;
}
