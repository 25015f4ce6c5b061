import { type Message, type Prompt, type Range, textOffset } from '../prompts';

/** A stretch with the name that its mark gives it. */
export interface Named extends Range {
  readonly name: string;
}

const mark = /promptmeter:[ \t]*(context|history|end)\b/g;

/**
 * The stretches of a file between the comments `promptmeter: context` (or `history`) and `promptmeter: end`. The
 * comments are the file's own, in whatever syntax: what is sent holds no marks.
 * @param text the file's
 */
export function commentPairs({ messages }: Pick<Prompt, 'messages'>, text: string): readonly Named[] {
  const found: Named[] = [];
  let open: { readonly name: string; readonly end: number } | undefined;
  for (const { 0: words, 1: name = '', index } of text.matchAll(mark)) {
    if (messages.some(it => isSent(it, index))) continue;
    if (name !== 'end') open ??= { name, end: index + words.length };
    else if (open) {
      found.push({ name: open.name, start: open.end, end: index });
      open = undefined;
    }
  }
  return found;
}

/** A stretch of the file as far as it is text of a message, in that text; undefined where nothing of it is. */
export function textIn(message: Message, { start, end, name }: Named): Named | undefined {
  const [from, to] = [Math.max(start, message.start), Math.min(end, message.end)];
  if (from >= to) return undefined;
  const place = { start: textOffset(message, from), end: textOffset(message, to) };
  return place.start < place.end ? { name, ...place } : undefined;
}

/** Whether a place of the file is part of what a message sends. */
function isSent({ start, end, runs }: Message, offset: number): boolean {
  if (offset < start || offset >= end) return false;
  return runs.some(it => it.fileStart <= offset && offset < it.fileStart + it.fileLength);
}
