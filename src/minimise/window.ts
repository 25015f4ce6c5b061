import type { TextEdit } from '../prompts';
import { apply } from './edit';
import type { Span } from './span';

/** UTF-16 units left alone on each side of an edit before a boundary is sought, and the furthest it is sought. */
const near = 24;
const far = 4096;

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
 * between two words. A space between two letters always starts a new token, in every encoding OpenAI publishes.
 * Exact unless no two words stand next to each other within 4,096 units.
 */
export function windowAround(text: string, edit: Span): Span {
  let start = Math.max(0, edit.start - near);
  const first = Math.max(0, start - far);
  while (start > first && !isBetweenWords(text, start)) start--;
  let end = Math.min(text.length, edit.end + near);
  const last = Math.min(text.length, end + far);
  while (end < last && !isBetweenWords(text, end)) end++;
  return { start, end };
}

function isBetweenWords(text: string, space: number): boolean {
  return text[space] === ' ' && isLetter(text[space - 1]) && isLetter(text[space + 1]);
}

const isLetter = (unit: string | undefined) => unit !== undefined && /\p{L}/u.test(unit);
