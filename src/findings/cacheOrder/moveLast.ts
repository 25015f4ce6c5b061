import { type FormatId, fileEdit, type Message, type Prompt, type TextEdit, textOffset } from '../../prompts';
import { blockOf, type Slot } from './blocks';
import {
  type Block,
  headingAbove,
  headingLevel,
  isFenced,
  type Line,
  lineAt,
  linesOf,
  openElements,
  paragraphAt,
} from './lines';
import { placeholdersIn } from './reach';
import { refersToPlace } from './references';
import { isBalanced, setsValue } from './tags';
import { kindOf } from './variables';

/** The edit of the file that puts the variables of a prompt last, or a sentence that says why they stay. */
export type Reordering =
  | { readonly kind: 'edit'; readonly edit: TextEdit }
  | { readonly kind: 'stays'; readonly because: string };

/** Static characters behind a variable that may stay there: a question or a reminder at the end is meant to be last. */
const closingLength = 800;

/** So many variables are no blocks of their own, and looking at each would take long. */
const mostVariables = 100;

/**
 * Moves the variables that stand before a long static part of their message behind it, each with the block that is its
 * own, in their order. All other text stays as it is. `text` is the file's.
 * Not handled: values of source code, which the program puts in; several messages at once.
 */
export function moveVariablesLast(format: FormatId, prompt: Prompt, text: string): Reordering {
  const isVariable = (kind: string) => kind === 'variable';
  const message = prompt.messages.find(it =>
    placeholdersIn(it, prompt).some(one => isVariable(kindOf(format, prompt, one, text))),
  );
  if (!message) return stays('Nothing in this prompt varies from call to call.');
  if (format === 'python' || format === 'javascript') {
    return stays('The values are put in by source code, which is not rearranged.');
  }
  if (/<\|(?:im_start|start_header_id|eot_id)\|>|\[INST\]/.test(message.text)) {
    return stays('The text holds several messages in one, whose order has a meaning.');
  }
  const placed = placeholdersIn(message, prompt).map(it => ({
    kind: kindOf(format, prompt, it, text),
    written: text.slice(it.start, it.end),
    start: textOffset(message, it.start),
    end: textOffset(message, it.end),
  }));
  const slots = placed.filter(it => it.kind !== 'text');
  const variables = placed.filter(it => isVariable(it.kind));
  if (variables.length > mostVariables) return stays('Too many variables are woven into the text.');
  const early = variables.filter(it => staticLength(message.text, it.end, slots) > closingLength);
  const lines = linesOf(message.text);
  const until = insertionLine(message.text, lines, variables.slice(early.length), slots);
  const blocks: Block[] = [];
  for (const variable of early) {
    const block = blockOf(message.text, lines, variable, slots);
    if (!block) return stays(`${variable.written} is a part of the text around it, not a block of its own.`);
    const last = blocks.at(-1);
    if (last && block.first <= last.last + 1)
      blocks[blocks.length - 1] = { first: last.first, last: Math.max(last.last, block.last) };
    else blocks.push(block);
  }
  if (blocks.length === 0 || nextWords(lines, blocks.at(-1)?.last ?? 0) >= until) {
    return stays('What stands behind the variables is little, or in other messages.');
  }
  const reason = hindrance(message, prompt, lines, blocks, until, slots);
  if (reason) return stays(reason);
  const edit = fileEdit(message, moved(message.text, lines, blocks, until));
  return edit ? { kind: 'edit', edit } : stays('The file cannot hold the text in that order.');
}

function stays(because: string): Reordering {
  return { kind: 'stays', because };
}

function staticLength(text: string, from: number, slots: readonly Slot[]): number {
  const behind = slots.filter(it => it.start >= from);
  return behind.reduce((length, it) => length - (it.end - it.start), text.length - from);
}

/** The line that the blocks go before: the closing paragraph's, or the number of lines. */
function insertionLine(
  text: string,
  lines: readonly Line[],
  closing: readonly Slot[],
  slots: readonly Slot[],
): number {
  const [first] = closing;
  if (first)
    return (blockOf(text, lines, first, slots) ?? paragraphAt(lines, lineAt(lines, first.start))).first;
  let last = lines.length - 1;
  while (last > 0 && !lines[last]?.words) last--;
  // "Answer:" is for the model to go on from.
  const isCue = /:\W*$|^\W*(?:answer|output|response|result)\b.{0,20}$/i.test(lines[last]?.words ?? '');
  return isCue ? paragraphAt(lines, last).first : last + 1;
}

/** Why blocks of a message cannot go before a line; undefined when they can. */
function hindrance(
  message: Message,
  prompt: Prompt,
  lines: readonly Line[],
  blocks: readonly Block[],
  until: number,
  slots: readonly Slot[],
): string | undefined {
  const { text } = message;
  const target = lines[until]?.start ?? text.length;
  const later = prompt.messages.slice(prompt.messages.indexOf(message) + 1).map(it => it.text);
  if (openElements(lines, until).length > 0 || isFenced(lines, until))
    return 'The text ends inside an XML element or a fence.';
  for (const { first, last } of blocks) {
    const start = lines[first]?.start ?? 0;
    const end = lines[last]?.end ?? 0;
    if (
      !isBalanced(text.slice(0, start)) ||
      setsValue(text.slice(start, end)) ||
      !isBalanced(text.slice(start, end)) ||
      !isBalanced(text.slice(0, target))
    )
      return 'The template decides by its own logic what is sent there.';
    const level = headingLevel(lines[first] as Line) || 7;
    const section = headingAbove(lines, first, level);
    if ((level < 7 || section >= 0) && section !== headingAbove(lines, until, level))
      return 'The variable belongs to a section that stays.';
    const blank = slots.find(it => it.start >= start)?.start ?? start;
    const word = refersToPlace(
      text.slice(0, start),
      text.slice(start, end),
      blank - start,
      [text.slice(end), ...later].join('\n'),
    );
    if (word) return `“${word}” tells where something stands, and might not hold afterwards.`;
  }
  return undefined;
}

/** The edit of a text that takes blocks out and puts them before a line. */
function moved(text: string, lines: readonly Line[], blocks: readonly Block[], until: number): TextEdit {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = newline + newline;
  const kept: string[] = [];
  const start = lines[blocks[0]?.first ?? 0]?.start ?? 0;
  let at = start;
  for (const { first, last } of blocks) {
    const isAlone = !lines[first - 1]?.words && !lines[last + 1]?.words;
    kept.push(text.slice(at, lines[first]?.start));
    // A paragraph goes with the blank lines behind it; a line that ends one leaves them.
    at = lines[isAlone ? nextWords(lines, last) : last + 1]?.start ?? text.length;
  }
  const body = blocks.map(it => text.slice(lines[it.first]?.start, lines[it.last]?.end)).join(gap);
  const isInParagraph = (lines[until - 1]?.words ?? '') !== '';
  if (nextWords(lines, until - 1) < lines.length) {
    const end = lines[until]?.start ?? text.length;
    const rest = text.slice(at, end);
    return { start, end, replacement: kept.join('') + rest + body + (isInParagraph ? newline : gap) };
  }
  const end = lines[until - 1]?.end ?? text.length;
  return { start, end, replacement: kept.join('') + text.slice(at, end) + gap + body };
}

/** The next line with words. */
function nextWords(lines: readonly Line[], from: number): number {
  const next = lines.findIndex((it, index) => index > from && it.words !== '');
  return next < 0 ? lines.length : next;
}
