import { isMap } from 'yaml';
import type { Problem } from './prompt';
import { readYaml, type Yaml } from './yaml';

/** A file with YAML between two lines of `---` at its top. What stands there is not sent to a model. */
export interface Fronted {
  readonly yaml: Yaml;
  /** Where the text after it begins. Without front matter: where the text begins, after a byte order mark. */
  readonly bodyStart: number;
  readonly problems: readonly Problem[];
}

/**
 * Splits a file as VS Code, Claude and Prompty do: an opening `---` as the first line (after `#` comments and
 * blank lines where `comments` allows, as in Dotprompt), a closing one, YAML between. Front matter that is never
 * closed is taken to end before the first line that cannot belong to it.
 */
export function splitFrontMatter(text: string, options: { comments?: boolean } = {}): Fronted {
  const top = text.startsWith('\uFEFF') ? 1 : 0;
  const none = { yaml: readYaml(text, top, top, 'front matter'), bodyStart: top, problems: [] };
  const open = options.comments ? afterComments(text, top) : top;
  const opening = lineAt(text, open);
  if (!/^---\s*$/.test(opening.line)) return none;
  for (let at = opening.next; at < text.length; ) {
    const { line, next } = lineAt(text, at);
    if (/^---\s*$/.test(line)) {
      const yaml = readYaml(text, opening.next, at, 'front matter');
      return { yaml, bodyStart: next, problems: yaml.problems };
    }
    at = next;
  }
  const end = unclosedEnd(text, opening.next);
  const yaml = readYaml(text, opening.next, end, 'front matter');
  const message = 'The front matter is never closed: a line of --- is missing.';
  return { yaml, bodyStart: end, problems: [{ message, start: open, end: open + 3 }, ...yaml.problems] };
}

/** Whether the front matter has fields at all; a Markdown text may begin with a ruled line. */
export function hasFields(front: Fronted): boolean {
  return isMap(front.yaml.document?.contents);
}

function afterComments(text: string, top: number): number {
  let at = top;
  while (at < text.length) {
    const { line, next } = lineAt(text, at);
    if (!/^(?:#|\s*$)/.test(line)) return at;
    at = next;
  }
  return top;
}

/** Fields, their indented values, list items, comments, blank lines. */
function unclosedEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const { line, next } = lineAt(text, at);
    if (!/^(?:[\w-]+:(?:\s|$)|[ \t]+\S|- |#(?! )|\s*$)/.test(line)) return at;
    at = next;
  }
  return at;
}

function lineAt(text: string, start: number): { line: string; next: number } {
  const end = text.indexOf('\n', start);
  const next = end === -1 ? text.length : end + 1;
  return { line: text.slice(start, next), next };
}
