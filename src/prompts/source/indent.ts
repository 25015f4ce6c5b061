import type { TextEdit } from '../literal';
import type { Laid } from './text';

/**
 * Whether the ends and the indentation of a text that was stripped or dedented are those of the edited text still.
 * Said of each edit alone in such a way that it holds for several together.
 */
export function holdsLayout(laid: Laid, { start, end, replacement }: TextEdit): boolean {
  const { text, trimmed, margin } = laid;
  const first = replacement[0] ?? text[end];
  const last = replacement.at(-1) ?? text[start - 1];
  if (trimmed.start && start === 0 && !isSolid(first)) return false;
  if (trimmed.end && end === text.length && !isSolid(last)) return false;
  if (!margin) return true;
  // Lines of blanks alone are emptied.
  if (replacement.startsWith('\n') && /[ \t]/.test(text[start - 1] ?? '')) return false;
  if (replacement.endsWith('\n') && /[ \t]/.test(text[end] ?? '')) return false;
  if (replacement.includes('\r') || /(?:^|\n)[ \t]+(?=\n|$)|[ \t]\n/.test(replacement)) return false;
  if (isLineStart(text, start) && first !== '\n' && !(first === undefined || isSolid(first))) return false;
  if (isLineEnd(text, end) && start < end && last !== '\n' && !(last === undefined || isSolid(last)))
    return false;
  return keepsAnchor(text, { start, end, replacement });
}

/**
 * What has to be written in front of a replacement: the indentation, where the edit begins on a line that had none of
 * it because it was blank. Undefined where the line has more than all the others.
 */
export function indentation(
  file: string,
  { text, placed, margin, trimmed }: Laid,
  { start, end, replacement }: TextEdit,
) {
  if (!margin || !isLineStart(text, start) || replacement.startsWith('\n')) return '';
  if (start === 0 && trimmed.start) return '';
  if (replacement === '' && (text[end] === '\n' || end === text.length)) return '';
  const before = placed.find(it => it.at + it.text.length === start && it.text === '\n');
  const has = start === 0 ? margin.first : file.slice(before?.start, before?.end).replace(/^\r?\n/, '');
  return margin.text.startsWith(has) ? margin.text.slice(has.length) : undefined;
}

/** The first line without indentation of its own sets the margin: it must go on beginning with text. */
function keepsAnchor(text: string, { start, end, replacement }: TextEdit): boolean {
  const anchor = /^[^\s]/m.exec(text)?.index;
  if (anchor === undefined) return false;
  if (start > anchor || end < anchor) return true;
  const begins = start === 0 || start === anchor || replacement.endsWith('\n');
  if (end === anchor && start < end)
    return replacement === '' ? isLineStart(text, start) : begins && replacement.endsWith('\n');
  return (start === anchor || isLineStart(text, start)) && isSolid(replacement[0] ?? text[end]);
}

const isSolid = (character: string | undefined) => character !== undefined && !/\s/.test(character);
const isLineStart = (text: string, offset: number) => offset === 0 || text[offset - 1] === '\n';
const isLineEnd = (text: string, offset: number) => offset === text.length || text[offset] === '\n';
