import { matches, type Span } from '../span';

/**
 * Quotations in every style. Straight quotes must open before a word and close after one, so that an apostrophe or
 * an inch sign is neither; all but the single ones may run over line ends within a paragraph. A quote without its
 * partner protects nothing. British quotes that hold an apostrophe before a space end there. No mark but “ may open
 * inside its own kind, so that marks which nobody closes take linear time.
 */
const patterns: readonly RegExp[] = [
  /(?<![\p{L}\p{N}])"(?!\s)[^"\n]*(?:\n(?![ \t]*\r?\n)[^"\n]*)*"/gu,
  /(?<![\p{L}\p{N}])'(?!\s)[^'\n]*(?:(?<=\p{L})'(?=\p{L})[^'\n]*)*'(?![\p{L}\p{N}])/gu,
  /“(?:[^“”\n]|\n(?![ \t]*\r?\n)|“[^“”\n]*”)*”/g,
  /(?<!\p{L})‘[^‘’\n]*(?:’(?=\p{L})[^‘’\n]*)*’/gu,
  /„[^„“”\n]*[“”]/g,
  /«[^«»\n]*»/g,
  /‹[^‹›\n]*›/g,
  /「[^「」\n]*」/g,
  /『[^『』\n]*』/g,
];

export function* quotes(text: string): Iterable<Span> {
  for (const pattern of patterns) yield* matches(text, pattern);
}
