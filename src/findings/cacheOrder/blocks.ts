import {
  type Block,
  elementAround,
  headingAbove,
  headingLevel,
  isDelimiter,
  isFenced,
  type Line,
  lineAt,
  openElements,
  paragraphAt,
} from './lines';

/** A stretch of a text that is filled in. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}

/** Characters of static text that a block may take along: more is no longer the variable's own. */
const mostStatic = 300;

/** A list's item, a row of a table, a quotation: a part of something that stays. */
const part = /^(?:[-*+•>|]|\d{1,3}[.)]|[a-z][.)])(?:\s|$)/;

/** What goes on from the sentence before it, or gives the model its role, which belongs first. */
const bound =
  /^\W*(?:also|then|and|but|so|or|however|finally|next|in addition|it|this|these|they|that|those|you are|act as|i want you|your (?:task|role|job|goal))\b/i;

/**
 * The block that is a variable's own: a section of Markdown below its heading, an XML element, a quotation with its
 * label, a line that is a label with its value or a whole sentence, or a paragraph with its label. Undefined where the
 * variable is a part of something else.
 * @param slots all places of the text that are filled in
 */
export function blockOf(
  text: string,
  lines: readonly Line[],
  slot: Slot,
  slots: readonly Slot[],
): Block | undefined {
  const at = lineAt(lines, slot.start);
  const ends = lineAt(lines, slot.end);
  if (at !== ends) return undefined;
  const candidates = [
    sectionAt(lines, at),
    elementAround(lines, at),
    quotationAt(lines, at),
    lineAlone(lines, at, slots),
    labelled(lines, paragraphAt(lines, at)),
  ];
  return candidates.find(it => it && isOwn(text, lines, it, slots));
}

function isOwn(
  text: string,
  lines: readonly Line[],
  { first, last }: Block,
  slots: readonly Slot[],
): boolean {
  const [head, tail] = [lines[first], lines[last]];
  if (!head || !tail) return false;
  const own = slots.filter(it => it.start >= head.start && it.end <= tail.end);
  const written = text.slice(head.start, tail.end).replace(/\s+/g, ' ').length;
  const staticLength = own.reduce((length, it) => length - (it.end - it.start), written);
  if (staticLength > mostStatic || part.test(head.words) || bound.test(head.words)) return false;
  // Indented text belongs to the list item or the element above it.
  if (/^[ \t]{2,}/.test(text.slice(head.start, head.end)) || isFenced(lines, first)) return false;
  if (openElements(lines, first).length > 0 || openElements(lines, last + 1).length > 0) return false;
  const inside = lines.slice(first, last + 1);
  return inside.filter(isDelimiter).length % 2 === 0 && !isTitled(lines, first) && !isHalfList(lines, last);
}

/** Whether what stands above may be its title or its opening mark: a short line that says nothing whole. */
function isTitled(lines: readonly Line[], first: number): boolean {
  const above = lines.slice(0, first).findLast(it => it.words);
  if (!above || headingLevel(lines[first] as Line) > 0) return false;
  return above.words.length <= 80 && !/[.!?>\]]["')*_]*$/.test(above.words);
}

/** Whether a list follows at once: the block may be what introduces it. */
function isHalfList(lines: readonly Line[], last: number): boolean {
  const next = lines.slice(last + 1).find(it => it.words);
  return part.test(next?.words ?? '') && /:$/.test(lines[last]?.words ?? '');
}

function sectionAt(lines: readonly Line[], at: number): Block | undefined {
  const first = headingAbove(lines, at);
  const heading = lines[first];
  if (!heading) return undefined;
  const level = headingLevel(heading);
  const next = lines.findIndex((it, index) => index > at && headingLevel(it) > 0);
  if (next >= 0 && headingLevel(lines[next] as Line) > level) return undefined;
  let last = (next < 0 ? lines.length : next) - 1;
  while (!lines[last]?.words) last--;
  return { first, last };
}

/** A variable between two fences or rules, with them and with the label above. */
function quotationAt(lines: readonly Line[], at: number): Block | undefined {
  const [above, below] = [lines[at - 1], lines[at + 1]];
  if (!isDelimiter(above) || !isDelimiter(below)) return undefined;
  if (above?.words.replace(/\w+$/, '') !== below?.words) return undefined;
  return labelled(lines, { first: at - 1, last: at + 1 });
}

/** A block with the line above it that ends in a colon, a blank line between them or not. */
function labelled(lines: readonly Line[], block: Block): Block {
  const isNear = lines[block.first - 1]?.words ? 1 : 2;
  const label = lines[block.first - isNear];
  const isLabel = label && /:\W*$/.test(label.words) && label.words.length <= 80;
  const isAlone = isNear === 1 || !lines[block.first - 3]?.words;
  return isLabel && isAlone ? { ...block, first: block.first - isNear } : block;
}

/** A line of a longer paragraph that says something whole. */
function lineAlone(lines: readonly Line[], at: number, slots: readonly Slot[]): Block | undefined {
  const line = lines[at];
  if (!line || headingAbove(lines, at) >= 0) return undefined;
  const [above = '', below = ''] = [lines[at - 1]?.words, lines[at + 1]?.words];
  const isLabel = slots.some(it => it.end === line.end) && /^[\p{L}*_][^.!?\n]{0,60}?:/u.test(line.words);
  const isSentence = /^[\p{Lu}*_"'#]/u.test(line.words) && /[.!?]["')*_]*$/.test(line.words);
  // Between two others it goes on from the one and leads to the other.
  const isAtEdge = above === '' || below === '' || isLabel;
  const isWholeAbove = above === '' || /[.!?>]["')*_]*$/.test(above);
  const isWholeBelow = !/^\p{Ll}/u.test(below) && !part.test(below) && !isDelimiter(lines[at + 1]);
  return isAtEdge && (isLabel || isSentence) && isWholeAbove && isWholeBelow
    ? { first: at, last: at }
    : undefined;
}
