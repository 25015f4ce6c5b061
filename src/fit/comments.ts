import { type Message, type Prompt, type Range, textOffset } from '../prompts';

const mark = /promptmeter:[ \t]*(context|history|end)\b/g;

/**
 * The stretches of a message between the comments `promptmeter: context` (or `history`) and `promptmeter: end`. The
 * comments are the file's own, in whatever syntax: what is sent holds no marks.
 * @param text the file's
 */
export function commentPairs(
  message: Message,
  { messages }: Prompt,
  text: string,
): readonly ({ readonly name: string } & Range)[] {
  const found: ({ readonly name: string } & Range)[] = [];
  let open: { readonly name: string; readonly at: number } | undefined;
  for (const { 0: words, 1: name = '', index } of text.matchAll(mark)) {
    if (messages.some(it => isSent(it, index))) continue;
    if (name !== 'end') {
      open ??= { name, at: index + words.length };
      continue;
    }
    const start = Math.max(open?.at ?? index, message.start);
    const end = Math.min(index, message.end);
    if (open && start < end) {
      const place = { start: textOffset(message, start), end: textOffset(message, end) };
      if (place.start < place.end) found.push({ name: open.name, ...place });
    }
    open = undefined;
  }
  return found;
}

/** Whether a place of the file is part of what a message sends. */
function isSent({ start, end, runs }: Message, offset: number): boolean {
  if (offset < start || offset >= end) return false;
  return runs.some(it => it.fileStart <= offset && offset < it.fileStart + it.fileLength);
}
