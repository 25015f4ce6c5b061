import { isMap } from 'yaml';
import { type Line, lines } from './lines';
import type { Problem } from './prompt';
import { noYaml, readYaml, type Yaml } from './yaml';

/** A file with YAML between two lines of `---` at its top. What stands there is not sent to a model. */
export interface Fronted {
  /** Without a document when there is no front matter. */
  readonly yaml: Yaml;
  /** Where the text after it begins. Without front matter: where the text begins, after a byte order mark. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
  /** Whether the file would still be split in the same place if its body began with this text. */
  readonly holds: (body: string) => boolean;
}

export interface FrontMatterOptions {
  /** `#` comments and blank lines may stand above it (Dotprompt). */
  readonly comments?: boolean;
}

/**
 * Splits a file as VS Code, Claude and Prompty do: an opening `---` as the first line, a closing one, YAML between.
 * Front matter that is never closed is taken to end before the first line that cannot belong to it.
 */
export function splitFrontMatter(text: string, options: FrontMatterOptions = {}): Fronted {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const open = opening(text, top, options);
  if (!open)
    return { yaml: noYaml(text), bodyStart: top, problems: [], holds: it => isBody(it, top, options) };
  for (const line of lines(text, open.next)) {
    if (!isRule(line.text)) continue;
    const yaml = readYaml(text, open.next, line.start, 'front matter');
    return { yaml, bodyStart: line.next, problems: yaml.problems, holds: () => true };
  }
  const end = unclosedEnd(text, open.next);
  const yaml = readYaml(text, open.next, end, 'front matter');
  const message = 'The front matter is never closed: a line of --- is missing.';
  const problem = { message, start: open.start, end: open.start + 3 };
  return { yaml, bodyStart: end, problems: [problem, ...yaml.problems], holds: () => false };
}

/** Whether the front matter has fields at all; a Markdown text may begin with a ruled line. */
export function hasFields(front: Fronted): boolean {
  return isMap(front.yaml.document?.contents);
}

function opening(text: string, top: number, options: FrontMatterOptions): Line | undefined {
  for (const line of lines(text, top)) {
    if (isRule(line.text)) return line;
    if (!options.comments || !/^(?:#|\s*$)/.test(line.text)) return undefined;
  }
  return undefined;
}

function isBody(text: string, top: number, options: FrontMatterOptions): boolean {
  return !opening(text, 0, options) && (top === 1 || !text.startsWith('\uFEFF'));
}

function isRule(line: string): boolean {
  return line.startsWith('---') && line.trimEnd() === '---';
}

/** Fields, their indented values, list items, comments, blank lines. */
function unclosedEnd(text: string, start: number): number {
  for (const line of lines(text, start)) {
    if (!/^(?:[\w-]+:(?:\s|$)|[ \t]+\S|- |#(?! )|\s*$)/.test(line.text)) return line.start;
  }
  return text.length;
}
