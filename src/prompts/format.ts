import type { Literal } from './literal';
import { fileRange } from './literal';
import type { FilePath } from './path';
import { findPlaceholders } from './placeholders';
import type { Message, Placeholder, Problem, Prompt, Role } from './prompt';
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

/** What a format says of a prompt besides its messages. */
export type About = Omit<Prompt, 'start' | 'end' | 'messages' | 'placeholders'> & {
  readonly dialects?: readonly Dialect[];
  /** Values used when none is given, by placeholder name. */
  readonly defaults?: ReadonlyMap<string, string>;
};

/** Puts a prompt together: its range, and the placeholders of its messages at their places in the file. */
export function prompt({ dialects = [], defaults, ...about }: About, messages: readonly Message[]): Prompt {
  const placeholders = messages.flatMap(it =>
    findPlaceholders(it.text, dialects).map((blank): Placeholder => {
      const given = blank.name === undefined ? undefined : defaults?.get(blank.name);
      return {
        ...blank,
        ...(given !== undefined && { default: given }),
        ...fileRange(it, blank.start, blank.end),
      };
    }),
  );
  const start = messages[0]?.start ?? 0;
  return { ...about, start, end: messages.at(-1)?.end ?? start, messages, placeholders };
}
