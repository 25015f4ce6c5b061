import { type Template, withoutComments } from './comments';
import { type IncludeSyntax, includeNamed } from './includes';
import { fileRange, type Literal, textOffset } from './literal';
import type { FilePath } from './path';
import { type Blank, blankOf, findPlaceholders } from './placeholders';
import type { Include, Message, ModelName, Placeholder, Problem, Prompt, Range, Role } from './prompt';
import type { Dialect } from './syntax';

/** A prompt format: one file in `formats/`, one line in `formats/all.ts`. */
export interface Format {
  readonly id: string;
  /** Its endings are those of many other files: only the text tells. */
  readonly shared?: true;
  /** Its prompts stand inside the code of a program. */
  readonly sourceCode?: true;
  /** Whether a file of this path may be of this format, before its text is looked at. */
  readonly mayBe: (path: FilePath, included: boolean) => boolean;
  /** Reads the file; undefined when its text shows that it is not of this format after all. */
  readonly read: (path: FilePath, text: string) => Reading | undefined;
}

export interface Reading {
  readonly prompts: readonly Prompt[];
  readonly problems: readonly Problem[];
}

/**
 * A message made of a literal; its range is that of the literal's runs. With a template language its comments are
 * left out of the text.
 */
export function message(
  role: Role,
  markup: Message['markup'],
  written: Literal,
  template?: Template,
): Message {
  const range = fileRange(written, 0, written.text.length);
  if (!template) return { role, markup, ...written, ...range };
  const { literal, comments } = withoutComments(written, template);
  return { role, markup, ...literal, ...range, ...(comments.length > 0 && { comments }) };
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
  /** How the messages name files whose text is sent too. */
  readonly includeSyntax?: IncludeSyntax;
  /** Files named outside the messages. */
  readonly includes?: readonly Include[];
  /** The text that the messages stand in, where a template's tags may stand between them too. */
  readonly around?: Literal;
  readonly listing?: Message | undefined;
  readonly batch?: boolean;
}

/** Puts a prompt together: its range, and the placeholders and includes of its messages at their places in the file. */
export function prompt(about: About, messages: readonly Message[]): Prompt {
  const { name, models = [], maxOutputTokens, temperature, alwaysLoaded = false, listing } = about;
  const { tools = [], images = [], toolCalls = [], wordless = [] } = about;
  const inside = messages.map(it => insideOf(it, about));
  const includes = [...(about.includes ?? []), ...inside.flatMap(it => it.includes)];
  // Aliases may put a later message at an earlier place; a prompt may have no message but a file's name.
  const places: readonly Range[] = messages.length > 0 ? messages : includes;
  return {
    name,
    start: places.reduce((least, it) => Math.min(least, it.start), places[0]?.start ?? 0),
    end: places.reduce((most, it) => Math.max(most, it.end), 0),
    models,
    messages,
    tools,
    images,
    toolCalls,
    wordless,
    placeholders: placeholdersOf(
      inside.flatMap(it => it.placeholders),
      tagsBetween(messages, about),
    ),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    alwaysLoaded,
    includes,
    ...(listing && { listing }),
    ...(about.batch && { batch: true }),
  };
}

function insideOf(message: Message, { dialects = [], defaults, includeSyntax }: About) {
  const placeholders: Placeholder[] = [];
  const includes: Include[] = [];
  for (const blank of findPlaceholders(message.text, dialects)) {
    const range = placeOf(message, blank);
    if (!range) continue;
    const given = blank.name === undefined ? undefined : defaults?.get(blank.name);
    placeholders.push(blankOf(range.start, range.end, blank.name, given ?? blank.default));
    const named = includeSyntax && includeNamed(message.text.slice(blank.start, blank.end), includeSyntax);
    if (named) includes.push({ ...named, ...range });
  }
  const { comments } = message;
  if (!comments) return { placeholders, includes };
  const marked = comments.map(({ start, end }) => ({ start, end, comment: true as const }));
  return { placeholders: [...placeholders, ...marked].sort((a, b) => a.start - b.start), includes };
}

/** In order of the messages, which is that of the file wherever tags stand between them. */
function placeholdersOf(inside: readonly Placeholder[], between: readonly Placeholder[]) {
  return between.length === 0 ? inside : [...inside, ...between].sort((a, b) => a.start - b.start);
}

/** Placeholders outside of all messages: they steer which are sent, and nobody is asked for a value. */
function tagsBetween(messages: readonly Message[], { around, dialects = [] }: About): readonly Placeholder[] {
  const inside = messages.toSorted((a, b) => a.start - b.start);
  if (!around || !hasTextBetween(inside, around)) return [];
  let next = 0;
  return findPlaceholders(around.text, dialects).flatMap(blank => {
    const range = placeOf(around, blank);
    if (!range) return [];
    while ((inside[next]?.end ?? Number.POSITIVE_INFINITY) <= range.start) next++;
    if ((inside[next]?.start ?? Number.POSITIVE_INFINITY) < range.end) return [];
    const isComment = /^\{(?:#|\{~?!)/.test(around.text.slice(blank.start, blank.start + 4));
    return [{ ...range, ...(isComment && { comment: true as const }) }];
  });
}

/** Whether anything but blanks stands outside of the messages, which are in order. */
function hasTextBetween(messages: readonly Message[], around: Literal): boolean {
  let next = 0;
  return around.runs.some(({ textStart, fileStart, fileLength }) => {
    for (let at = fileStart; at < fileStart + fileLength; ) {
      while ((messages[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
      const { start, end } = messages[next] ?? { start: Number.POSITIVE_INFINITY, end: 0 };
      const until = Math.min(start, fileStart + fileLength);
      if (around.text.slice(textStart + at - fileStart, textStart + until - fileStart).trim() !== '')
        return true;
      at = until === start ? end : until;
    }
    return false;
  });
}

/** Where a blank stands in the file. Inside one escape it has no place of its own: to fill it would replace the escape. */
function placeOf(message: Literal, blank: Blank): Range | undefined {
  const [run] = message.runs;
  if (run && message.runs.length === 1 && run.textLength === run.fileLength) {
    const shift = run.fileStart - run.textStart;
    return { start: blank.start + shift, end: blank.end + shift };
  }
  const range = fileRange(message, blank.start, blank.end);
  const isOwn =
    textOffset(message, range.start) === blank.start && textOffset(message, range.end) === blank.end;
  return isOwn ? range : undefined;
}
