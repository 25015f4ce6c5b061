import { sentText } from './comments';
import { hasFields, splitFrontMatter } from './frontMatter';
import { type IncludeSyntax, includeNamed } from './includes';
import { blanksIn, type Content, Joint } from './joint';
import { textOffset } from './literal';
import { parsePrompts } from './parse';
import { type Blank, findPlaceholders } from './placeholders';
import type { Include, Message, Problem, Prompt, PromptFile } from './prompt';

/** An included file as it was found: two names of one file have one path. */
export interface IncludedFile {
  readonly path: string;
  readonly text: string;
}

/** Finds and reads what a file includes; undefined when it is not there. */
export type ReadInclude = (
  include: Pick<Include, 'kind' | 'path'>,
  from: string,
) => Promise<IncludedFile | undefined>;

/** A prompt with the files it includes put in their places. */
export interface Expanded {
  /** For counting: its texts have no place in the file any more. The prompt itself when nothing is put in. */
  readonly prompt: Prompt;
  /** For each of its messages where values go, with offsets into the message's text. */
  readonly blanks: readonly (readonly Blank[])[];
  /** The paths of the files put in, each once. */
  readonly files: readonly string[];
  /** What is missing, includes itself or is too long, at the place of the prompt's own include. */
  readonly problems: readonly Problem[];
}

/** Over all files, each time they are put in: templates that include each other twice double with each level. */
const mostCharacters = 5_000_000;
const mostFiles = 1000;
/** Claude Code follows imports no further (code.claude.com/docs/en/memory, "Import additional files"). */
const mostImportHops = 5;

/** How an included file names further ones. */
const nested: Readonly<Record<Include['kind'], IncludeSyntax>> = {
  import: 'import',
  partial: 'partial',
  file: 'jinja',
};

/**
 * Puts the files that a prompt includes in their places, and those that they include. An import is loaded once and
 * stays named where it is; any other takes the place of its name.
 * @param path of the file the prompt is in
 */
export async function expandPrompt(prompt: Prompt, path: string, read: ReadInclude): Promise<Expanded> {
  const expansion = new Expansion(path, read);
  const expanded: Content<Message>[] = [];
  const left = new Set(prompt.includes);
  for (const message of prompt.messages) {
    const inside = prompt.includes.filter(it => it.start >= message.start && it.end <= message.end);
    for (const include of inside) left.delete(include);
    const own = { content: message, blanks: blanksIn(prompt, message) };
    expanded.push(inside.length > 0 ? await expansion.message(own, inside) : own);
  }
  for (const include of left) expanded.push(...(await expansion.messages(include)));
  const { files, problems } = expansion;
  const messages = expanded.map(it => it.content);
  return {
    prompt: files.size > 0 ? { ...prompt, messages } : prompt,
    blanks: expanded.map(it => it.blanks),
    files: [...files],
    problems,
  };
}

/** A file's prompts with what they include put in, and the problems of both. */
export interface ExpandedFile {
  readonly file: PromptFile;
  /** For each prompt the paths of the files put into it, and what could not be. */
  readonly included: readonly Pick<Expanded, 'files' | 'problems'>[];
}

/** Expands every prompt of a file, see `expandPrompt`. The file itself when none includes any. */
export async function expandFile(file: PromptFile, path: string, read: ReadInclude): Promise<ExpandedFile> {
  const expanded: Expanded[] = [];
  for (const prompt of file.prompts) expanded.push(await expandPrompt(prompt, path, read));
  const included = expanded.map(({ files, problems }) => ({ files, problems }));
  if (file.prompts.every(it => it.includes.length === 0)) return { file, included };
  const problems = [...file.problems, ...expanded.flatMap(it => it.problems)];
  return { file: { ...file, prompts: expanded.map(it => it.prompt), problems }, included };
}

/** A place in a text where a file goes. `own` is the prompt's include that led there. */
interface Place {
  readonly include: Pick<Include, 'kind' | 'path'>;
  readonly from: number;
  readonly to: number;
  readonly own: Include;
}

/** One prompt's expansion: what was read, and what was wrong. */
class Expansion {
  readonly files = new Set<string>();
  readonly problems: Problem[] = [];
  readonly #path: string;
  readonly #read: ReadInclude;
  #characters = 0;
  #inclusions = 0;

  constructor(path: string, read: ReadInclude) {
    this.#path = path;
    this.#read = read;
  }

  /** A message with the files in it put in. */
  async message(own: Content<Message>, includes: readonly Include[]): Promise<Content<Message>> {
    const { content: message, blanks } = own;
    const places = includes.map(it => ({
      include: it,
      from: textOffset(message, it.start),
      to: textOffset(message, it.end),
      own: it,
    }));
    const filled = await this.#fill({ content: message.text, blanks }, places, [this.#path]);
    return { content: placeless(message, filled.content), blanks: filled.blanks };
  }

  /** The messages of a file that a prompt names in place of messages. */
  async messages(own: Include): Promise<readonly Content<Message>[]> {
    const file = await this.#find({ include: own, from: 0, to: 0, own }, [this.#path]);
    const found = file && parsePrompts(file.path, file.text, { included: true })?.prompts[0];
    const { start, end } = own;
    if (!found) return [];
    return found.messages.map(it => ({
      content: { ...placeless(it, it.text), start, end },
      blanks: blanksIn(found, it),
    }));
  }

  async #fill(
    own: Content<string>,
    places: readonly Place[],
    stack: readonly string[],
  ): Promise<Content<string>> {
    const joint = new Joint(own);
    const imported: string[] = [];
    for (const place of places) {
      const file = await this.#find(place, stack);
      if (!file) continue;
      const body = bodyOf(file, place.include.kind);
      const isImport = place.include.kind === 'import';
      const its = { content: body, blanks: isImport ? [] : findPlaceholders(body, []) };
      const filled = await this.#fill(its, placesIn(body, place), [...stack, file.path]);
      if (isImport) imported.push(filled.content);
      else joint.replace(place, filled);
    }
    const { content, blanks } = joint.end();
    return { content: [content, ...imported].join('\n\n'), blanks };
  }

  /** The file to put in; undefined when there is none, or it may not go there. */
  async #find({ include, own }: Place, stack: readonly string[]): Promise<IncludedFile | undefined> {
    const isImport = include.kind === 'import';
    if (isImport && stack.length > mostImportHops) return undefined;
    const file = await this.#read(include, stack.at(-1) ?? this.#path);
    if (!file) {
      // An import without a file of that name is text: `@someone/package`.
      if (!isImport || /\.(?:md|mdc|txt)$/i.test(include.path))
        this.#tell(own, `“${include.path}” was not found.`);
      return undefined;
    }
    if (stack.includes(file.path)) {
      this.#tell(own, `“${include.path}” includes itself.`);
      return undefined;
    }
    if (isImport && this.files.has(file.path)) return undefined;
    this.#characters += file.text.length;
    if (++this.#inclusions > mostFiles || this.#characters > mostCharacters) {
      this.#tell(own, 'More is included here than any prompt holds; the rest is not counted.');
      return undefined;
    }
    this.files.add(file.path);
    return file;
  }

  #tell({ start, end }: Include, message: string): void {
    if (!this.problems.some(it => it.message === message && it.start === start))
      this.problems.push({ message, start, end });
  }
}

/** A message whose text does not stand in the file. */
function placeless(message: Message, text: string): Message {
  return { ...message, text, runs: [], encode: () => undefined };
}

/** What of an included file is put in: no front matter of a partial, no comments of a template. */
function bodyOf({ path, text }: IncludedFile, kind: Include['kind']): string {
  if (kind === 'import') return text.replace(/^\uFEFF/, '');
  const front = splitFrontMatter(text, { comments: kind === 'partial' });
  const isPrompt = /\.prompt(?:y|\.md)?$/i.test(path);
  const body = text.slice(isPrompt && hasFields(front) ? front.bodyStart : 0).replace(/^\uFEFF/, '');
  return sentText(body, kind === 'partial' ? 'handlebars' : 'jinja');
}

/** Where an included text names further files. */
function placesIn(text: string, { include: { kind }, own }: Place): readonly Place[] {
  return findPlaceholders(text, kind === 'import' ? ['imports'] : []).flatMap(({ start, end }) => {
    const include = includeNamed(text.slice(start, end), nested[kind]);
    return include ? [{ include, from: start, to: end, own }] : [];
  });
}
