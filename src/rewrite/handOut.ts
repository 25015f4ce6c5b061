import { isEnglish, isForeign, keptSpans } from '../minimise';
import { fileEdit, type Message, type Prompt, textOffset } from '../prompts';
import { beginOf, endOf, type Marks, marksFor } from './marks';
import { type Masked, mask } from './masked';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A message of the prompt, as it is handed over. */
export interface Part extends Masked {
  readonly message: Message;
}

/** What of a prompt a model is given to rewrite. */
export interface HandOut {
  readonly marks: Marks;
  readonly parts: readonly Part[];
}

/** Why a prompt is not given to a model, as a sentence. */
export interface Unfit {
  readonly kind: 'unfit';
  readonly because: string;
}

/** Fewer words in the open are not worth a call. */
const fewestWords = 12;

/**
 * Sorts out what a model may rewrite. Kept, and so never sent, are whole messages of assistants and tools, user
 * messages that an assistant's answers (both are examples), and those in another language than English; in the others
 * the placeholders, code, examples and data, and whatever the file could not take an edit of.
 * @param ignored what the file says to leave alone in it: `minimise` or `all` keep the whole prompt
 */
export function handOut(prompt: Prompt, ignored: readonly string[] = []): HandOut | Unfit {
  const word = ignored.find(it => it === 'minimise' || it === 'all');
  if (word !== undefined) {
    return unfit(`“${prompt.name}” says “promptmeter-ignore: ${word}”, so it is left as it is.`);
  }
  const asking = prompt.messages.filter(
    ({ role }, index) =>
      role === 'system' ||
      role === 'developer' ||
      (role === 'user' && prompt.messages[index + 1]?.role !== 'assistant'),
  );
  const open = asking.filter(it => isEnglish(it.text));
  if (open.length === 0 && asking.some(it => isForeign(it.text))) {
    return unfit(
      'What a rewrite may have lost can be checked in English alone, so a prompt in another language is given to no model.',
    );
  }
  const marks = marksFor(open.map(it => it.text));
  const parts: Part[] = [];
  let first = 1;
  for (const message of open) {
    const spans = keptOf(prompt, message);
    if (!isWorthIt(message.text, spans)) continue;
    parts.push({ message, ...mask(message.text, spans, first, marks) });
    first += spans.length;
  }
  if (parts.length > 0) return { marks, parts };
  return unfit(
    `There is too little to rewrite: less than ${fewestWords} words are neither code, nor an example, nor a placeholder, in a place that can be edited.`,
  );
}

/** The hand-out as one text. */
export function textOf({ marks, parts }: HandOut): string {
  return parts
    .map(({ text }, index) => `${beginOf(marks, index + 1)}\n${text}\n${endOf(marks, index + 1)}`)
    .join('\n\n');
}

const unfit = (because: string): Unfit => ({ kind: 'unfit', because });

/** What is kept of a message, neighbours with nothing to rewrite between them as one. */
function keptOf({ placeholders }: Prompt, message: Message): readonly Span[] {
  const blanks = placeholders
    .filter(it => !it.comment && it.start >= message.start && it.end <= message.end)
    .map(it => ({ start: textOffset(message, it.start), end: textOffset(message, it.end) }));
  const kept = united([...keptSpans(message), ...blanks], message.text);
  const fixed = gapsOf(message.text, kept).filter(it => !isEditable(message, it));
  return united([...kept, ...fixed], message.text);
}

/** Whether the file could take other words at a place. */
function isEditable(message: Message, gap: Span): boolean {
  const text = message.text.slice(gap.start, gap.end);
  const start = gap.start + text.length - text.trimStart().length;
  const end = gap.start + text.trimEnd().length;
  return end <= start || fileEdit(message, { start, end, replacement: 'Other words.' }) !== undefined;
}

function isWorthIt(text: string, spans: readonly Span[]): boolean {
  const words = gapsOf(text, spans).map(it => text.slice(it.start, it.end).match(/\p{L}+/gu)?.length ?? 0);
  return words.reduce((sum, it) => sum + it, 0) >= fewestWords;
}

function gapsOf(text: string, spans: readonly Span[]): readonly Span[] {
  const edges = [0, ...spans.flatMap(it => [it.start, it.end]), text.length];
  return Array.from({ length: edges.length / 2 }, (_, index) => ({
    start: edges[index * 2]!,
    end: edges[index * 2 + 1]!,
  }));
}

function united(spans: readonly Span[], text: string): readonly Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start >= end) continue;
    const last = result.at(-1);
    if (last && !/[\p{L}\p{N}]/u.test(text.slice(last.end, start))) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
