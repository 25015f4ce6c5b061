import type { TextEdit } from '../prompts';
import { apply } from './edit';
import type { Span } from './span';

/** UTF-16 units left alone on each side of an edit before a boundary is sought, and the furthest it is sought. */
const near = 24;
const far = 1024;

/** Tokens that `edit` alone saves in `text`; negative when it costs. */
export function savedBy(text: string, edit: TextEdit, count: (text: string) => number): number {
  const { start, end } = windowAround(text, edit);
  const before = text.slice(start, end);
  return (
    count(before) - count(apply(before, [{ ...edit, start: edit.start - start, end: edit.end - start }]))
  );
}

/**
 * A stretch around an edit whose token count changes by exactly as much as the whole text's: it begins and ends
 * where a word does, and every encoding OpenAI publishes ends a token there. Exact unless no word ends within
 * 1,024 units.
 */
function windowAround(text: string, edit: Span): Span {
  let start = Math.max(0, edit.start - near);
  const first = Math.max(0, start - far);
  while (start > first && !endsWord(text, start)) start--;
  let end = Math.min(text.length, edit.end + near);
  const last = Math.min(text.length, end + far);
  while (end < last && !endsWord(text, end)) end++;
  return { start, end };
}

/** After a letter, before what cannot belong to its token: not a letter, mark, apostrophe or half of a pair. */
function endsWord(text: string, offset: number): boolean {
  return /\p{L}/u.test(text.charAt(offset - 1)) && /[^\p{L}\p{M}'’\uD800-\uDFFF]/u.test(text.charAt(offset));
}
