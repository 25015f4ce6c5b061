import { fileRange, type TextEdit } from '../literal';
import type { Quoting } from './piece';
import type { Laid, Placed } from './text';

/**
 * Writes the replacement of an edit that touches nothing but text and escapes, in the way of the string it stands in.
 * Undefined where the string cannot hold it, or where the characters left side by side would mean something else.
 */
export function encodeWithin(file: string, laid: Laid, edit: TextEdit): string | undefined {
  if (edit.start === edit.end && edit.replacement === '') return '';
  const host = hostOf(laid, edit.start);
  const quoting = host?.quoting;
  if (!host || !quoting || quoting.fixed) return undefined;
  const place = fileRange(laid.literal, edit.start, edit.end);
  const before = file[place.start - 1] ?? '';
  const after = file[place.end] ?? '';
  if (quoting.raw) return raw(quoting, edit.replacement, before, after);
  // `\1` before a digit is another escape.
  const previous = laid.placed.findLast(it => it.at < edit.start && it.text !== '');
  if (previous?.kind === 'escape' && /^\\[0-7]/.test(file.slice(previous.start, previous.end)))
    return undefined;
  if (quoting.quote.length === 3 && !/\S/.test(edit.replacement) && isQuotePair(quoting, before, after))
    return undefined;
  const written = cooked(quoting, edit.replacement, laid.margin?.text ?? '');
  return quoting.quote === '`' ? besideDollar(written, before, after) : written;
}

/** The string literal an offset's text belongs to: as in `fileEdit`, the later one at a border, unless that is none. */
function hostOf({ placed }: Laid, offset: number): Placed | undefined {
  const after = placed.find(it => offset < it.at + it.text.length);
  if (after?.quoting) return after;
  return placed.findLast(it => it.at <= offset && it.quoting && it.at + it.text.length >= offset);
}

function cooked({ language, quote, lineEnd, doubled }: Quoting, text: string, indent: string): string {
  const hex = (character: string) => {
    const code = character.charCodeAt(0);
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  };
  const written = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote[0] ?? '', `\\${quote[0]}`)
    // Control characters and half characters, which a file cannot hold.
    .replace(
      /[\0-\x08\x0b-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      hex,
    )
    .replaceAll('\n', lineEnd === undefined ? '\\n' : lineEnd + indent);
  if (language === 'javascript' && quote === '`') return written.replaceAll('${', '\\${');
  if (doubled === '{}') return written.replace(/[{}]/g, '$&$&');
  return doubled === '%' ? written.replaceAll('%', '%%') : written;
}

/** In a raw string nothing can be escaped, and a backslash before the quote keeps it from closing. */
function raw(quoting: Quoting, text: string, before: string, after: string): string | undefined {
  const { quote, lineEnd, doubled } = quoting;
  if (/[\\\0-\x08\x0b-\x1f\x7f\ud800-\udfff]/.test(text) || text.includes(quote[0] ?? '')) return undefined;
  if (before === '\\' || before === quote[0] || before === '$' || /[${]$/.test(text)) return undefined;
  if (lineEnd === undefined && text.includes('\n')) return undefined;
  if (doubled !== '' || quote === '`') {
    // Doubled marks that meet others, or an interpolation, would be read in other pairs.
    if (/[{}%$]/.test(text) || (text === '' && /[{}%$]/.test(before) && /[{}%$]/.test(after)))
      return undefined;
  }
  return lineEnd === undefined ? text : text.replaceAll('\n', lineEnd);
}

/** Whether two quotes that stood apart would meet in a string closed by three. */
function isQuotePair({ quote }: Quoting, before: string, after: string): boolean {
  return before === quote[0] && after === quote[0];
}

/** `$` and `{` must not meet: they begin an interpolation. */
function besideDollar(written: string, before: string, after: string): string | undefined {
  if (written === '') return before === '$' && after === '{' ? undefined : '';
  const opened = before === '$' && written.startsWith('{') ? `\\${written}` : written;
  return after === '{' && opened.endsWith('$') ? `${opened.slice(0, -1)}\\$` : opened;
}
