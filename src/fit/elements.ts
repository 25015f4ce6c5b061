import type { Named } from './comments';
import { fencesIn } from './fences';
import { holdsOffset } from './within';

/** Names of elements that hold what the model reads, not what it is told to do. */
const contextual =
  /^(?:[\w-]*[_-])?(?:context|history|documents?|docs|transcripts?|conversation|background|knowledge|memory|sources|references|articles?|passages|results)$/i;
const opening = /<([a-z][\w-]{0,60})(?:\s[^<>]{0,300})?>/gi;

/**
 * The insides of elements such as `<context>`, `<history>`, `<documents>` in a text, the outermost alone. A tag in
 * a fenced block or in inline code is shown, and is no element. Linear in the text.
 */
export function contextElements(text: string): readonly Named[] {
  const found: Named[] = [];
  const fences = fencesIn(text);
  const unclosed = new Set<string>();
  opening.lastIndex = 0;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const [, name = ''] = match;
    if (!contextual.test(name) || unclosed.has(name)) continue;
    if (text[match.index - 1] === '`' || holdsOffset(fences, match.index)) continue;
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
