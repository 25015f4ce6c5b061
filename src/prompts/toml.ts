import { lines } from './lines';

/** A string of a TOML file, opening and closing quotes included; without the closing ones where the file is cut. */
export interface TomlString {
  readonly key: string;
  readonly quote: '"' | "'" | '"""' | "'''";
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
}

const key = /(?:([\w.-]+)|"([^"\n]*)"|'([^'\n]*)')[ \t]*=[ \t]*/y;
const quotes = /"""|'''|"|'/y;

/**
 * The strings that a TOML file (toml.io/en/v1.0.0) gives its top-level keys, in order. What stands between them is
 * passed over, broken or not. Linear in the text. Not handled: lists and inline tables, which are passed over.
 */
export function topLevelStrings(text: string): readonly TomlString[] {
  const found: TomlString[] = [];
  let next = text.startsWith('\uFEFF') ? 1 : 0;
  for (let at = next; at < text.length; at = next) {
    const [line] = lines(text, at);
    if (!line || /^[ \t]*\[/.test(line.text)) break;
    next = line.next;
    key.lastIndex = at + (/^[ \t]*/.exec(line.text)?.[0].length ?? 0);
    const match = key.exec(text);
    if (!match) continue;
    quotes.lastIndex = key.lastIndex;
    const quote = quotes.exec(text)?.[0] as TomlString['quote'] | undefined;
    if (!quote) continue;
    const name = match[1] ?? match[2] ?? match[3] ?? '';
    const end = endOf(text, quotes.lastIndex, quote);
    found.push({
      key: name,
      quote,
      start: key.lastIndex,
      end: end ?? (quote.length === 3 ? text.length : line.next),
      closed: end !== undefined,
    });
    next = lines(text, end ?? text.length).next().value?.next ?? text.length;
    if (end === undefined) break;
  }
  return found;
}

/** Where a string ends whose text begins at `from`; undefined when it is never closed. */
function endOf(text: string, from: number, quote: TomlString['quote']): number | undefined {
  const isLong = quote.length === 3;
  const close = quote.startsWith('"')
    ? new RegExp(isLong ? '\\\\[^]|"""' : '\\\\[^\\n]|["\\n]', 'g')
    : new RegExp(isLong ? "'''" : "['\\n]", 'g');
  close.lastIndex = from;
  let match = close.exec(text);
  while (match?.[0].startsWith('\\')) match = close.exec(text);
  if (!match || match[0] === '\n') return undefined;
  let end = match.index + quote.length;
  // One or two quotes more are the text's.
  for (let more = 0; isLong && more < 2 && text[end] === quote[0]; more++) end++;
  return end;
}
