import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import type { Span } from '../span';

/** Bold on these is emphasis, wherever it stands. */
const emphatic =
  /\b(?:not|no|never|none|must|only|always|exactly|strictly|unless|until|except|without|avoid|cannot|important|critical|required?|mandat(?:e|es|ory)|immediately|continuously|warning|caution|don['’]?t|do|shall|should|note|stop)\b/i;
/**
 * The edits that take the bold off a match of `(what stands before)(the marks)(the words)`; undefined where it is
 * emphasis.
 */
export function unbolded(lineStart: number, match: RegExpExecArray | null): readonly TextEdit[] | undefined {
  const [, lead = '', mark = '', words = ''] = match ?? [];
  if (!match || emphatic.test(words) || words !== words.trim()) return undefined;
  const start = lineStart + lead.length;
  const end = start + mark.length + words.length;
  return [
    { start, end: start + mark.length, replacement: '' },
    { start: end, end: end + mark.length, replacement: '' },
  ];
}

/** Whether a label is followed by something to fill in. */
export function isTemplate({ text }: Page, line: Span, label: RegExpExecArray): boolean {
  const body = text.slice(line.start + label[0].length, Math.min(line.end, line.start + 400));
  return /^[\s:–—-]*(?:[[{<(_$][^\n]{0,200}[\]}>)_]|\.{3}|…)[.\s]*$/.test(body);
}

/** Text that a rule may search, at most 400 units of it. */
export const lineOf = (page: Page, line: Span) =>
  page.open.slice(line.start, Math.min(line.end, line.start + 400));

/** The same with what is protected in it. */
export const rawLine = (page: Page, line: Span) =>
  page.text.slice(line.start, Math.min(line.end, line.start + 400));
