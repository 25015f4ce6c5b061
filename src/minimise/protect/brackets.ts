import type { Span } from '../span';

/** Inside a bracket, what makes it data: a key or a string next to the bracket, or a key at a line's start. */
const isData = /^[{[]\s*(?:["'{[\]}]|[\w$-]+\s*:)|\n\s*["']?[\w$-]+["']?\s*:/;

/** JSON, object literals and lists of strings: each outermost balanced pair of braces or square brackets. */
export function* brackets(text: string): Iterable<Span> {
  const open: { bracket: string; at: number }[] = [];
  for (const { 0: bracket, index } of text.matchAll(/[{}[\]]/g)) {
    if (bracket === '{' || bracket === '[') {
      open.push({ bracket, at: index });
      continue;
    }
    const wanted = bracket === '}' ? '{' : '[';
    if (open.at(-1)?.bracket !== wanted) continue;
    const { at } = open.pop()!;
    if (open.length === 0 || isData.test(text.slice(at, Math.min(index, at + 400))))
      yield { start: at, end: index + 1 };
  }
}
