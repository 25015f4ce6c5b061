import { fileEdit, type Message, type Prompt, type TextEdit } from '../prompts';
import { cutting } from './cutting';
import { note } from './marker';
import { entriesOf, type Sent, turnsOf, without } from './turns';
import { holdsOffset } from './within';

/** What became of a conversation that was to fit. */
export type Dropped =
  | { readonly kind: 'fits'; readonly tokens: number }
  | { readonly kind: 'refused'; readonly because: string }
  | {
      readonly kind: 'shortened';
      /** Ways to write it in the file, the surest first: which of them the format can hold, reading it again tells. */
      readonly ways: readonly (readonly TextEdit[])[];
      /** What is left, the note in its place. */
      readonly sent: Sent;
      readonly tokens: number;
      readonly before: number;
      readonly leftOut: number;
    };

/**
 * Leaves out the oldest turns of a conversation until a call takes at most `tokens`. System messages, the last turn and
 * all turns from the first placeholder on stay; a turn goes whole, tool calls with their results, so that users and
 * assistants still take turns. The first user message that is left begins with a note of what is missing.
 * @param text the file's
 * @param countCall tokens of all that a call sends
 */
export function dropTurns(
  prompt: Prompt,
  text: string,
  tokens: number,
  countCall: (sent: Sent) => number,
): Dropped {
  const before = countCall(prompt);
  if (before <= tokens) return { kind: 'fits', tokens: before };
  const entries = entriesOf(prompt, text);
  const turns = turnsOf(entries);
  const places = [...prompt.placeholders.filter(it => !it.comment), ...prompt.includes];
  const fixed = turns.findIndex(turn => places.some(it => holdsOffset(turn, it.start)));
  const most = fixed === -1 ? turns.length - 1 : Math.min(turns.length - 1, fixed);
  // Turns that the rest may begin with: the note needs the words of a user to stand before.
  const beginnings = turns.slice(0, most + 1).flatMap(([first], count) => {
    const message = first?.role === 'user' ? prompt.messages[first.message ?? -1] : undefined;
    return message && count > 0 ? [{ count, message }] : [];
  });
  const from = ({ count, message }: (typeof beginnings)[number]) => {
    const dropped = new Set(turns.slice(0, count).flat());
    const left = without(prompt, entries, dropped);
    const leftOut = before - countCall(left);
    const words = noteBefore(message, leftOut);
    const messages = left.messages.map(it => (it === message ? { ...it, text: words + it.text } : it));
    const sent = { ...left, messages };
    return { dropped, message, words, sent, before, leftOut, tokens: countCall(sent) };
  };
  const least = beginnings[firstThat(beginnings, it => from(it).tokens <= tokens)];
  if (!least) {
    const last = beginnings.at(-1);
    const stay = `system messages and ${fixed === most ? 'the turns from the first placeholder on' : 'the last turn'}`;
    const because = `The parts that must stay are ${last ? from(last).tokens : before} tokens: ${stay}.`;
    return { kind: 'refused', because };
  }
  const { dropped, message, words, ...made } = from(least);
  const noteEdit = fileEdit(message, { start: 0, end: 0, replacement: words });
  return { kind: 'shortened', ways: noteEdit ? cutting(entries, dropped, noteEdit) : [], ...made };
}

/** The note as a paragraph of its own where the file can hold that, else before the words. */
function noteBefore(message: Message, leftOut: number): string {
  const alone = `${note(leftOut)}\n\n`;
  return fileEdit(message, { start: 0, end: 0, replacement: alone }) ? alone : `${note(leftOut)} `;
}

/** Index of the first of `items` for which it holds, which it does for all after it; their number when for none. */
function firstThat<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(items[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
