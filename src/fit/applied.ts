import type { Range, TextEdit } from '../prompts';

/** A stretch of a text with edits of that text made, which lie in it, are in order and do not overlap. */
export function applied(text: string, { start, end }: Range, edits: readonly TextEdit[]): string {
  const pieces: string[] = [];
  let at = start;
  for (const edit of edits) {
    pieces.push(text.slice(at, edit.start), edit.replacement);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at, end);
}

export const whole = (text: string): Range => ({ start: 0, end: text.length });
