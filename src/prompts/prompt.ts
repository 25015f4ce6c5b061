import type { formats } from './formats/all';
import type { Literal } from './literal';

/** A prompt format, named after its file: see `formats/`, one file each. */
export type FormatId = (typeof formats)[number]['id'];

export type Role = 'system' | 'developer' | 'user' | 'assistant' | 'tool';

/** What a file holds. All offsets are UTF-16 offsets into the file's text, `end` exclusive. */
export interface PromptFile {
  readonly format: FormatId;
  readonly prompts: readonly Prompt[];
  /** What could not be read, and where. The prompts hold all that could. */
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Prompt {
  /** The file's own name for it, else the file's name without extension. */
  readonly name: string;
  /** From where the first message begins in the file to where the last one ends. */
  readonly start: number;
  readonly end: number;
  /** The models the file asks for, as written, first choice first; empty when it names none. */
  readonly models: readonly ModelName[];
  readonly messages: readonly Message[];
  readonly placeholders: readonly Placeholder[];
  /** The output limit the file sets, in tokens. */
  readonly maxOutputTokens?: number;
  /** Sampling temperature the file sets. */
  readonly temperature?: number;
  /** Sent with every request of the tool that reads it (CLAUDE.md, copilot-instructions.md). */
  readonly alwaysLoaded: boolean;
}

/** A model's name as the file writes it, without quotes; the range covers the name alone, so that it can be replaced. */
export interface ModelName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export interface Message extends Literal {
  readonly role: Role;
  /** How the model reads the text: layout rules differ. */
  readonly markup: 'markdown' | 'plain';
  readonly start: number;
  readonly end: number;
}

/** A place where a value will stand. `name` is what it is asked by; control tags (`{% if %}`) have none. */
export interface Placeholder {
  readonly name?: string;
  /** The value used when none is given, where the file says so. */
  readonly default?: string;
  readonly start: number;
  readonly end: number;
}
