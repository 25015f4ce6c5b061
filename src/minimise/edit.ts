import type { TextEdit } from '../prompts';
import type { Rule } from './rule';

/** One rule's edit of a message's text. */
export interface Edit extends TextEdit {
  readonly rule: Rule;
  /** Made of edits that were each judged on the text they were made in. */
  readonly isComposed?: true;
  /** The edit of its rule's rival that it takes the place of. */
  readonly rival?: Edit;
}

/** `text` with `edits` made; they are in order and do not overlap. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.replacement;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** The one edit that does what `pieces` do together, keeping the text between them. */
export function joined(text: string, pieces: readonly TextEdit[]): TextEdit {
  const start = pieces[0]!.start;
  const end = pieces.at(-1)!.end;
  const moved = pieces.map(piece => ({ ...piece, start: piece.start - start, end: piece.end - start }));
  return { start, end, replacement: apply(text.slice(start, end), moved) };
}

/**
 * The edits of the original text that do what `first` and then `second` do. `between` is the text after `first`,
 * in which the offsets of `second` count. Edits that meet become one, under the rule that asks for more care.
 */
export function composed(between: string, first: readonly Edit[], second: readonly Edit[]): readonly Edit[] {
  if (first.length === 0) return second;
  let shift = 0;
  const made = first.map(edit => {
    const start = edit.start + shift;
    shift += edit.replacement.length - (edit.end - edit.start);
    return { start, end: start + edit.replacement.length, edit, isFirst: true };
  });
  const asked = second.map(edit => ({ start: edit.start, end: edit.end, edit, isFirst: false }));
  const sorted = [...made, ...asked].sort((a, b) => a.start - b.start || a.end - b.end);

  const result: Edit[] = [];
  let delta = 0;
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    const start = sorted[from]!.start;
    let end = sorted[from]!.end;
    for (to = from + 1; to < sorted.length && sorted[to]!.start <= end; to++)
      end = Math.max(end, sorted[to]!.end);
    const group = sorted.slice(from, to);
    const again = group
      .filter(it => !it.isFirst)
      .map(it => ({ ...it.edit, start: it.start - start, end: it.end - start }));
    const originalStart = start - delta;
    for (const { edit, isFirst } of group)
      if (isFirst) delta += edit.replacement.length - (edit.end - edit.start);
    result.push({
      start: originalStart,
      end: end - delta,
      replacement: apply(between.slice(start, end), again),
      rule: group.map(it => it.edit.rule).reduce(careful),
      ...(group.length > 1 || group[0]!.edit.isComposed ? { isComposed: true } : rivalOf(group[0])),
    });
  }
  return result;
}

/** Offsets of a first edit's rival count in the original text already. */
function rivalOf(made: { readonly edit: Edit; readonly isFirst: boolean } | undefined): Pick<Edit, 'rival'> {
  return made?.isFirst && made.edit.rival ? { rival: made.edit.rival } : {};
}

/** Of two rules that made one edit together, the one whose tier asks for more care; the first of equals. */
export const careful = (a: Rule, b: Rule): Rule => (care(b) > care(a) ? b : a);

const care = (rule: Rule) => ['layout', 'decoration', 'wording', 'review'].indexOf(rule.tier);
