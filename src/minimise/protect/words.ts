import type { Span } from '../span';

/** Signs that a word is not prose: paths, identifiers, file names, assignments, mentions, camelCase. */
const literal = /[/\\_=@#$%^&<>~+]|\w[.:]\w|\p{Ll}\p{Lu}/u;

/**
 * Words that are paths, identifiers, file names or the like; the `**` of bold around one is not part of it, nor is the
 * colon before it.
 */
export function* words(text: string): Iterable<Span> {
  for (const { 0: word, index } of text.matchAll(/\S+/g)) {
    const start = word.startsWith('**') ? 2 : 0;
    const bold = /[:,;]?\*\*(?=[:.,;!?)]{0,3}$)/.exec(word)?.index;
    const end = Math.max(start, bold ?? word.length);
    const bare = word.slice(start, end);
    if (literal.test(bare) && /[\p{L}\p{N}]/u.test(bare)) yield { start: index + start, end: index + end };
  }
}
