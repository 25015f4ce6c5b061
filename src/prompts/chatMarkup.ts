import type { Template } from './comments';
import { message } from './format';
import { guarded, type Literal } from './literal';
import { parts } from './literals/parts';
import type { Message, Range } from './prompt';
import { roleNamed } from './role';

const opening = /<message\s[^<>]{0,300}?\brole\s{0,9}=\s{0,9}["']([^"'<>]{0,100})["'][^<>]{0,300}>/g;
const mark = /<\/?message\b/i;

/**
 * The messages of a text with `<message role="...">...</message>` in it (Semantic Kernel, ChatPromptParser): what
 * stands outside of them is not sent. Without any the whole text is one message of the user.
 * Not handled: XML entities, `<text>` and `<image>` inside a message.
 */
export function markedMessages(literal: Literal, template?: Template): readonly Message[] {
  const found: Message[] = [];
  opening.lastIndex = 0;
  for (let match = opening.exec(literal.text); match; match = opening.exec(literal.text)) {
    const start = opening.lastIndex;
    const end = literal.text.indexOf('</message>', start);
    if (end === -1) break;
    opening.lastIndex = end;
    const place = trimmed(literal.text, start, end);
    const inside = parts(literal, [place], edit =>
      isInside(literal.text.slice(place.start, place.end), edit, place),
    );
    if (inside && inside.text !== '')
      found.push(message(roleNamed(match[1]) ?? 'user', 'markdown', inside, template));
  }
  if (found.length > 0) return found;
  const whole = guarded(literal, it => it.search(opening) === -1);
  return [message('user', 'markdown', whole, template)];
}

function trimmed(text: string, start: number, end: number): Range {
  const inside = text.slice(start, end);
  const from = start + inside.length - inside.trimStart().length;
  return { start: from, end: Math.max(from, start + inside.trimEnd().length) };
}

/** Whether a message's text keeps its ends, and brings no message of its own. */
function isInside(
  text: string,
  edit: { start: number; end: number; replacement: string },
  place: Range,
): boolean {
  const outcome =
    text.slice(0, edit.start - place.start) + edit.replacement + text.slice(edit.end - place.start);
  const brackets = (it: string) => it.match(/[<>]/g)?.length ?? 0;
  return (
    outcome !== '' && outcome === outcome.trim() && !mark.test(outcome) && brackets(outcome) <= brackets(text)
  );
}
