import type { OutputEstimate, PricedCall } from '../estimate';
import type { Finding } from '../findings';
import type { Unpriced } from '../prices';
import type { FormatId } from '../prompts';
import type { TokenCount } from '../tokens';

/** A file that holds prompts, as a scan lists it. */
export interface ScannedFile {
  /** As the scan was given it, or below the folder the scan was given. */
  readonly path: string;
  readonly format: FormatId;
  readonly prompts: readonly ScannedPrompt[];
  /** The path, scanned before, of the same file under another name: its prompts are not counted again. */
  readonly sameAs?: string;
}

export interface ScannedPrompt {
  readonly name: string;
  /** UTF-16 offsets into the file. */
  readonly start: number;
  readonly end: number;
  /** As the prompt or the setting writes it. */
  readonly modelName: string;
  readonly modelFrom: 'prompt' | 'default' | 'request';
  /** Sent with every request of the tool that reads it. */
  readonly alwaysLoaded: boolean;
  /** A request of a batch, billed at the batch price. */
  readonly batch?: true;
  /** With what it includes. */
  readonly input: TokenCount;
  readonly output: OutputEstimate;
  readonly cost: PricedCall | Unpriced;
  /** What every request pays of it, used or not: all of an always-loaded one, a skill's name and description. */
  readonly everyRequest?: EveryRequest;
  /** The files put into it, by their paths on this machine, and their part of `input`. */
  readonly included?: { readonly files: readonly string[]; readonly tokens: number };
  /** What is found of the prompt by itself, but for what takes long to tell: shorter words, and a cheaper model. */
  readonly findings: readonly ScannedFinding[];
  /**
   * Its long paragraphs, where it is sent together with files that are always loaded: fingerprint, start and end of
   * each in turn, to the base of 36. One text, since ten thousand prompts have many, and few are ever looked at.
   */
  readonly paragraphs?: string;
  /** Its file asks not to be told of what it says again. */
  readonly mayRepeat?: true;
  /** Its file asks not to be told that its routed answers fall behind, or not to route its calls. */
  readonly mayDrift?: true;
}

export interface EveryRequest {
  readonly tokens: TokenCount;
  /** Nano-dollars; absent when the model has no price. */
  readonly inputNano?: number;
}

export type ScannedFinding = Pick<Finding, 'code' | 'reason' | 'severity' | 'key'>;

/** A file that could not be read, with a sentence saying why. */
export interface Skipped {
  readonly path: string;
  readonly message: string;
}
