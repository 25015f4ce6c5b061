import { edited, fileRange, type Literal, type TextEdit } from './literal';
import { parts } from './literals/parts';
import type { Range } from './prompt';

/**
 * Languages of templates whose comments are left out when a template is filled in.
 * `handlebars`: `{{! }}`, `{{!-- --}}`, a line that holds nothing else goes with it (Handlebars guide, "Template
 * comments"; mustache(5), "Comments"). `jinja`: `{# #}`, `-` takes the blanks beside it (Jinja 3, "Comments" and
 * "Whitespace control"; Nunjucks has the same).
 * Not handled: `{% raw %}`, `{% comment %}`, `~` of Handlebars, options that trim blocks.
 */
export type Template = 'handlebars' | 'jinja';

const marks: Readonly<Record<Template, readonly (readonly [open: string, close: string])[]>> = {
  handlebars: [
    ['{{!--', '--}}'],
    ['{{~!--', '--~}}'],
    ['{{!', '}}'],
    ['{{~!', '~}}'],
  ],
  jinja: [['{#', '#}']],
};

/**
 * The language that the tags of a text without a format of its own are of; undefined where none is certain. A `{# #}`
 * alone is text: other tags must stand beside it.
 */
export function templateShown(text: string): Template | undefined {
  if (/\{\{~?(?:[#/>^]|!--|! )/.test(text)) return 'handlebars';
  return /\{%[-+]?[ \t]*\w/.test(text) || (text.includes('{#') && text.includes('{{')) ? 'jinja' : undefined;
}

const marksShown = /(?=(\{[{%#!~>^/]|[}%#~]\}|--))/g;

/** Whether a text shows the same language after an edit, whatever else is edited together with it. */
export function keepsTemplate(text: string, edit: TextEdit): boolean {
  const [before, after] = marksNear(text, edit, marksShown);
  const shown = templateShown(text);
  // Where no language is shown, marks may go: none comes of fewer of them.
  const keeps = shown ? before.join() === after.join() : isWithin(after, before);
  return keeps && shown === templateShown(edited(text, edit));
}

/** Whether `marks` stand in `others` in the same order, others between them or not. */
function isWithin(marks: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (other === marks[at]) at++;
  return at === marks.length;
}

/** The marks where an edit is made, before and after it. */
function marksNear(
  text: string,
  edit: TextEdit,
  marks: RegExp,
): readonly [readonly string[], readonly string[]] {
  const start = Math.max(0, edit.start - 1);
  const before = text.slice(start, edit.end + 1);
  const after = edited(before, { ...edit, start: edit.start - start, end: edit.end - start });
  const marksIn = (of: string) => [...of.matchAll(marks)].map(it => it[1] ?? '');
  return [marksIn(before), marksIn(after)];
}

/** Where a template's comments stand in its text, in order, with what goes with them. Linear in the text. */
export function commentsIn(text: string, template: Template): readonly Range[] {
  const found: Range[] = [];
  /** Closing marks that do not come any more: looked for once, not once for each opening. */
  const gone = new Set<string>();
  const opening = template === 'jinja' ? /\{#/g : /\{\{~?!(?:--)?/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const close = marks[template].find(([open]) => open === match?.[0])?.[1] ?? '';
    const at = gone.has(close) ? -1 : text.indexOf(close, opening.lastIndex);
    if (at === -1) {
      gone.add(close);
      continue;
    }
    const comment = { start: match.index, end: at + close.length };
    const whole = template === 'jinja' ? withTrimmed(text, comment) : withLine(text, comment);
    found.push({ start: Math.max(whole.start, found.at(-1)?.end ?? 0), end: whole.end });
    opening.lastIndex = whole.end;
  }
  return found;
}

/** `{#-` and `-#}` take the blanks beside the comment. */
function withTrimmed(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  if (text[start + 2] === '-') while (isBlank(text[from - 1])) from--;
  if (text[end - 3] === '-') while (isBlank(text[to])) to++;
  return { start: from, end: to };
}

const isBlank = (character: string | undefined) => character !== undefined && /\s/.test(character);

/** A comment with nothing but blanks beside it goes with its line. */
function withLine(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (text[from - 1] === ' ' || text[from - 1] === '\t') from--;
  while (text[to] === ' ' || text[to] === '\t') to++;
  if (from > 0 && text[from - 1] !== '\n') return { start, end };
  if (to === text.length) return { start: from, end: to };
  const lineEnd = /^\r?\n/.exec(text.slice(to, to + 2))?.[0];
  return lineEnd ? { start: from, end: to + lineEnd.length } : { start, end };
}

/** A text without its template's comments. */
export function sentText(text: string, template: Template): string {
  const left = between(commentsIn(text, template), text.length);
  return left.map(({ start, end }) => text.slice(start, end)).join('');
}

/**
 * A literal without its template's comments, and where these stand in the file. Comments stay where one splits an
 * escape of the file; the text is then not to be edited.
 */
export function withoutComments(
  literal: Literal,
  template: Template,
): { readonly literal: Literal; readonly comments: readonly Range[] } {
  const gaps = commentsIn(literal.text, template);
  const sent = parts(literal, between(gaps, literal.text.length), edit =>
    keepsComments(literal.text, edit, template, gaps),
  );
  if (!sent) return { literal: { ...literal, encode: () => undefined }, comments: [] };
  return { literal: sent, comments: gaps.map(({ start, end }) => fileRange(literal, start, end)) };
}

/** What is left of a text without the gaps; an empty stretch when nothing is. */
function between(gaps: readonly Range[], length: number): readonly Range[] {
  const starts = [0, ...gaps.map(it => it.end)];
  const ends = [...gaps.map(it => it.start), length];
  const left = starts.map((start, index) => ({ start, end: ends[index] ?? length }));
  const filled = left.filter(it => it.end > it.start);
  return filled.length > 0 ? filled : left.slice(0, 1);
}

/** Two characters that may make a mark with what another edit leaves beside them. */
const halves: Readonly<Record<Template, RegExp>> = {
  jinja: /(?=\{#|#\})/g,
  handlebars: /(?=\{\{|\}\}|\{[!~]|~!|~\}|--|-\})/g,
};

/** Whether a template has the same comments after an edit between them, whatever else is edited together with it. */
function keepsComments(text: string, edit: TextEdit, template: Template, gaps: readonly Range[]): boolean {
  const [before, after] = marksNear(text, edit, halves[template]);
  if (after.length > before.length) return false;
  if (template === 'handlebars' && sharesLine(text, edit, gaps)) return false;
  const found = commentsIn(edited(text, edit), template);
  const grown = edit.replacement.length - (edit.end - edit.start);
  return (
    found.length === gaps.length &&
    gaps.every((gap, index) => {
      const shift = gap.start >= edit.end ? grown : 0;
      return found[index]?.start === gap.start + shift && found[index]?.end === gap.end + shift;
    })
  );
}

/** Whether a comment stands on a line that the edit changes: it goes with its line when nothing else is on it. */
function sharesLine(text: string, edit: TextEdit, gaps: readonly Range[]): boolean {
  const start = text.lastIndexOf('\n', edit.start - 1) + 1;
  const end = text.indexOf('\n', edit.end);
  return gaps.some(gap => gap.end > start && gap.start < (end === -1 ? text.length : end));
}
