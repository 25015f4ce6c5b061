import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Span } from '../span';
import { verbs } from '../verbs.data';
import { isTemplate, lineOf, unbolded } from './unbold';

/** `- **Label**: text`, `- **Label:** text`, `1. **Label** - text`, or the label alone. */
const label =
  /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n]{1,80}?)\2(?=[ \t]*:|[ \t]+[-\u2013\u2014][ \t]|(?<=[:.](?:\*\*|__))[ \t]|[ \t]*$|[ \t]+\([^()\n]{1,60}\)[ \t]*:)/;
/** `- **Lead** and so on`, in a list whose items all begin so. */
const lead = /^([ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+)(\*\*|__)([^*_\n]{1,80}?)\2(?=[\s:.,(\u2013\u2014-])/;
export const item = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]/;

/**
 * The bold labels of a list, unless it is a template: labels with something to fill in. Of a list that may show what
 * the answer looks like (`isShown`) only labels that name steps.
 */
export function* unboldedList(
  page: Page,
  lines: readonly Span[],
  isShown: boolean,
): Iterable<readonly TextEdit[]> {
  const all: (readonly TextEdit[])[] = [];
  const contents = lines.map(line => lineOf(page, line));
  const leads = depthsWhere(contents, line => lead.test(line));
  const steps = depthsWhere(contents, isStep);
  for (const line of lines) {
    const content = lineOf(page, line);
    if (isShown && !steps.has(indentOf(content))) continue;
    const match = (leads.has(indentOf(content)) ? lead : label).exec(content);
    if (!match) continue;
    if (isTemplate(page, line, match)) return;
    const edits = unbolded(line.start, match);
    if (edits) all.push(edits);
  }
  yield* all;
}

/** The depths of a list at which `holds` is true of all items, three or more. */
function depthsWhere(lines: readonly string[], holds: (line: string) => boolean): ReadonlySet<number> {
  const items = lines.filter(line => item.test(line));
  const depths = new Set(items.map(indentOf));
  for (const depth of depths) {
    const siblings = items.filter(line => indentOf(line) === depth);
    if (siblings.length < 3 || !siblings.every(holds)) depths.delete(depth);
  }
  return depths;
}

/** `1. **Read the text** ...`: an instruction in bold is no part of an answer. */
const isStep = (line: string) =>
  verbs.has(/^[\p{L}-]+(?= )/u.exec(label.exec(line)?.[3] ?? '')?.[0].toLowerCase() ?? '');

const indentOf = (line: string) => /^[ \t]*/.exec(line)![0].length;
