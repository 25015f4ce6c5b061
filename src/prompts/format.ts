import { fileRange, type Literal, textOffset } from './literal';
import type { FilePath } from './path';
import { findPlaceholders } from './placeholders';
import type { Message, ModelName, Placeholder, Problem, Prompt, Role } from './prompt';
import type { Dialect } from './syntax';

/** A prompt format: one file in `formats/`, one line in `formats/all.ts`. */
export interface Format {
  readonly id: string;
  /** Whether a file of this path may be of this format, before its text is looked at. */
  readonly mayBe: (path: FilePath, included: boolean) => boolean;
  /** Reads the file; undefined when its text shows that it is not of this format after all. */
  readonly read: (path: FilePath, text: string) => Reading | undefined;
}

export interface Reading {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
}

/** A message made of a literal; its range is that of the literal's runs. */
export function message(role: Role, markup: Message['markup'], literal: Literal): Message {
  return { role, markup, ...literal, ...fileRange(literal, 0, literal.text.length) };
}

/** What is sent along with the messages; each is none where a format says nothing of it. */
export type Attached = Partial<Pick<Prompt, 'tools' | 'images' | 'toolCalls' | 'wordless'>>;

/** What a format says of a prompt besides its messages. */
export interface About extends Attached {
  readonly name: string;
  readonly models?: readonly ModelName[];
  readonly maxOutputTokens?: number | undefined;
  readonly temperature?: number | undefined;
  readonly alwaysLoaded?: boolean;
  readonly dialects?: readonly Dialect[];
  /** Values used when none is given, by placeholder name. */
  readonly defaults?: ReadonlyMap<string, string>;
}

/** Puts a prompt together: its range, and the placeholders of its messages at their places in the file. */
export function prompt(about: About, messages: readonly Message[]): Prompt {
  const { name, models = [], maxOutputTokens, temperature, alwaysLoaded = false } = about;
  const { tools = [], images = [], toolCalls = [], wordless = [] } = about;
  return {
    name,
    // Aliases may put a later message at an earlier place.
    start: messages.reduce((least, it) => Math.min(least, it.start), messages[0]?.start ?? 0),
    end: messages.reduce((most, it) => Math.max(most, it.end), 0),
    models,
    messages,
    tools,
    images,
    toolCalls,
    wordless,
    placeholders: messages.flatMap(it => placeholdersOf(it, about)),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    alwaysLoaded,
  };
}

function placeholdersOf(message: Message, { dialects = [], defaults }: About): readonly Placeholder[] {
  return findPlaceholders(message.text, dialects).flatMap(blank => {
    const range = fileRange(message, blank.start, blank.end);
    // Inside one escape it has no place of its own: to fill it would replace the escape.
    const hasPlace =
      textOffset(message, range.start) === blank.start && textOffset(message, range.end) === blank.end;
    const given = blank.name === undefined ? undefined : defaults?.get(blank.name);
    return hasPlace ? [{ ...blank, ...(given !== undefined && { default: given }), ...range }] : [];
  });
}
