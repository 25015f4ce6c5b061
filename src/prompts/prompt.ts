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
  /** The tools a call offers to the model, where the file holds their definitions; tools it only names are not here. */
  readonly tools: readonly Tool[];
  /** The images among the messages. */
  readonly images: readonly Image[];
  /** The calls of tools that assistant messages hold. */
  readonly toolCalls: readonly ToolCall[];
  /** Roles of the messages that hold tool calls or images and no text: they are sent, but are not in `messages`. */
  readonly wordless: readonly Role[];
  readonly placeholders: readonly Placeholder[];
  /** The output limit the file sets, in tokens. */
  readonly maxOutputTokens?: number;
  /** Sampling temperature the file sets. */
  readonly temperature?: number;
  /** Sent with every request of the tool that reads it (CLAUDE.md, copilot-instructions.md). */
  readonly alwaysLoaded: boolean;
  /** Files whose text a call sends too, as this file names them. `expand` puts them in place. */
  readonly includes: readonly Include[];
  /** What every request says of it, so that the model can choose it: a skill's description. The rest is sent on use. */
  readonly listing?: Message;
  /** A request of a batch, which is billed at the batch price. */
  readonly batch?: true;
}

/**
 * A file named by a prompt. `import`: sent along, where its name stays (CLAUDE.md); `partial`: a template's part, put
 * in its name's place, found by the template's rules; `file`: the same by its path, or a prompt's whole text.
 */
export interface Include {
  readonly kind: 'import' | 'partial' | 'file';
  /** As written: relative to the file that names it, or a partial's name. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
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
  /** Who speaks, where the file says so beside the role: it is sent too. */
  readonly name?: string;
  readonly start: number;
  readonly end: number;
  /** Comments of its template language: between `start` and `end` in the file, never sent, and not in `text`. */
  readonly comments?: readonly Range[];
}

/** A function the model may call. */
export interface Tool {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema of its arguments, as plain JSON: whatever the file holds in its place. */
  readonly parameters?: unknown;
  readonly start: number;
  readonly end: number;
}

/** A call of a tool in the conversation so far. */
export interface ToolCall {
  readonly name: string;
  /** JSON, as it is sent. */
  readonly arguments: string;
  readonly start: number;
  readonly end: number;
}

/** An image that is sent along. */
export interface Image {
  /** `data`: held by the file itself; `link`: an address or the id of a file. */
  readonly from: 'data' | 'link';
  /** The detail asked for, as OpenAI names it: `low`, `high`, `original` or `auto`. */
  readonly detail?: string;
  /** Pixels; absent where the file does not hold the image, or its kind is unknown. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly start: number;
  readonly end: number;
}

/** A stretch of the file. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place where a value will stand. `name` is what it is asked by; control tags (`{% if %}`) have none. */
export interface Placeholder {
  readonly name?: string;
  /** The value used when none is given, where the file says so. */
  readonly default?: string;
  /** A comment of the template language, which is never sent. */
  readonly comment?: true;
  readonly start: number;
  readonly end: number;
}
