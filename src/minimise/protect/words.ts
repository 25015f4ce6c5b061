import type { Span } from '../span';

/** Signs that a word is not prose: paths, identifiers, file names, assignments, mentions, camelCase. */
const literal = /[/\\_=@#$%^&<>~+]|\w[.:]\w|\p{Ll}\p{Lu}/u;

/** Words that are paths, identifiers, file names or the like. */
export function* words(text: string): Iterable<Span> {
  for (const { 0: word, index } of text.matchAll(/\S+/g))
    if (literal.test(word) && /[\p{L}\p{N}]/u.test(word)) yield { start: index, end: index + word.length };
}
