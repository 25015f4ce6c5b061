import { type Message, type Prompt, type Range, textOffset } from '../prompts';
import { commentPairs, textIn } from './comments';
import { contextElements } from './elements';
import { entriesOf, turnsOf } from './turns';

/** A part of a prompt that may be shortened: a stretch of one message's text, or the turns of the conversation. */
export type Part =
  | ({
      readonly kind: 'text';
      readonly name: string;
      /** Number of its message; `start` and `end` are offsets in that message's text. */
      readonly message: number;
    } & Range)
  | { readonly kind: 'turns'; readonly name: string };

/**
 * The parts of a prompt that its file marks as context or history: elements such as `<context>`, stretches between the
 * comments `promptmeter: context` and `promptmeter: end`, and the conversation where it has turns to leave out. In
 * order of the messages; names are unique.
 * @param text the file's
 */
export function partsOf(prompt: Prompt, text: string): readonly Part[] {
  const pairs = commentPairs(prompt, text);
  const marked = prompt.messages.flatMap((message, index) => [
    ...pairs.flatMap(it => textIn(message, it) ?? []).map(it => ({ ...it, message: index })),
    ...contextElements(message.text).map(it => ({ ...it, message: index })),
  ]);
  const used = new Map<string, number>();
  const named = marked
    .filter(it => hasWords(prompt, it))
    .map(it => {
      const times = (used.get(it.name) ?? 0) + 1;
      used.set(it.name, times);
      return { ...it, kind: 'text' as const, name: times === 1 ? it.name : `${it.name} ${times}` };
    });
  const turns = turnsOf(entriesOf(prompt, text));
  return turns.length > 1 ? [...named, { kind: 'turns', name: 'conversation' }] : named;
}

/**
 * The part of a prompt that `[start, end)` of the file is, without what stands outside of the message's text; undefined
 * where that is not the text of one message.
 */
export function selectedPart(prompt: Prompt, range: Range, name: string): Part | undefined {
  const selected = prompt.messages.flatMap((literal, message) => {
    const place = textIn(literal, { ...range, name });
    return place ? [{ kind: 'text' as const, message, ...place }] : [];
  });
  return selected.length === 1 ? selected[0] : undefined;
}

/** What has to stay where it stands in a message: placeholders and the names of files to include. In its text. */
export function fixedIn({ placeholders, includes }: Prompt, message: Message): readonly Range[] {
  return [...placeholders.filter(it => !it.comment), ...includes]
    .filter(it => it.start >= message.start && it.end <= message.end)
    .map(it => ({ start: textOffset(message, it.start), end: textOffset(message, it.end) }))
    .sort((a, b) => a.start - b.start);
}

/** Whether there is anything to leave out: a part that is a placeholder holds its words in another place. */
function hasWords(prompt: Prompt, { message, start, end }: { readonly message: number } & Range): boolean {
  const literal = prompt.messages[message];
  if (!literal) return false;
  let at = start;
  for (const it of fixedIn(prompt, literal)) {
    if (it.start >= end) break;
    if (/[\p{L}\p{N}]/u.test(literal.text.slice(at, Math.max(at, it.start)))) return true;
    at = Math.max(at, it.end);
  }
  return /[\p{L}\p{N}]/u.test(literal.text.slice(at, Math.max(at, end)));
}
