import { edited, type Run, type TextEdit } from '../literal';

/**
 * Whether an edit stays inside one line of a folded YAML scalar and leaves it with text at both its ends: blanks
 * there would be folded away, or change how the lines beside it are read. `breaks`: what joins the lines, in order.
 */
export function withinLine(text: string, breaks: readonly Run[], edit: TextEdit): boolean {
  const before = breaks.findLast(it => it.textStart + it.textLength <= edit.start);
  const after = breaks.find(it => it.textStart >= edit.end && it !== before);
  const start = before ? before.textStart + before.textLength : 0;
  const end = after ? after.textStart : text.length;
  if (breaks.some(it => it.textStart < edit.end && it.textStart + it.textLength > edit.start)) return false;
  const line = text.slice(start, end);
  const outcome = edited(line, { ...edit, start: edit.start - start, end: edit.end - start });
  return isSolid(line) && isSolid(outcome);
}

function isSolid(line: string): boolean {
  return line !== '' && line === line.trim() && !line.includes('\n');
}
