import type { Range } from '../prompts';

/** Names of elements that hold what the model reads, not what it is told to do. */
const contextual =
  /^(?:[\w-]*[_-])?(?:context|history|documents?|docs|transcripts?|conversation|background|knowledge|memory|sources|references|articles?|passages|results)$/i;
const opening = /<([a-z][\w-]{0,60})(?:\s[^<>]{0,300})?>/gi;

/**
 * The insides of elements such as `<context>`, `<history>`, `<documents>` in a text, the outermost alone. A tag named
 * in inline code is no element. Linear in the text.
 */
export function contextElements(text: string): readonly ({ readonly name: string } & Range)[] {
  const found: ({ readonly name: string } & Range)[] = [];
  const unclosed = new Set<string>();
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [, name = ''] = match;
    if (!contextual.test(name) || unclosed.has(name) || text[match.index - 1] === '`') continue;
    const start = opening.lastIndex;
    const end = text.indexOf(`</${name}>`, start);
    if (end === -1) {
      unclosed.add(name);
      continue;
    }
    found.push({ name, start, end });
    opening.lastIndex = end;
  }
  return found;
}
