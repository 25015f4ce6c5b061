import type { Span } from '../span';

/** Speakers and data fields: what follows such a label is read as theirs, not as the author's instruction. */
const literalLabel =
  /^(?:user|human|customer|client|assistant|ai|bot|agent|system|model|student|teacher|patient|me|you|q|a|question|answer|query|input|output|prompt|request|response|reply|result|completion|text|sentence|statement|paragraph|passage|context|document|article|email|subject|message|title|body|examples?|sample|template|format|before|after|good|bad|correct|incorrect|wrong|right|positive|negative|thought|action|observation|translation|original|summary|caption|quote)(?:\s*[#\d]+)?$/i;

/** Labels under which the author instructs; what stands below any other label that is alone on its line is data. */
const ownLabel =
  /\b(?:tasks?|instructions?|rules?|requirements?|guidelines?|steps?|notes?|constraints?|goals?|objectives?|important|tips?|process|workflow|principles?|responsibilit(?:y|ies)|role|roles|duties|behaviou?rs?|tone|style|approach|checklist|criteria|priorities|focus|always|never|must|do|should|can|will|when|if|for|to|you|your)\b/i;

const labelLine =
  /^[ \t>]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?(?:#{1,6}[ \t]*)?[*_]{0,2}([\p{L}][\p{L}\p{N} .'#/_-]{0,40}?)[*_]{0,2}[ \t]?[:：][*_]{0,2}(?=\s|$|[\p{Lu}{[<$"])/u;

/** Consecutive occurrences of one label further apart than this are a coincidence. */
const furthestLines = 20;

/**
 * Few-shot examples and dialogue: a `Label:` that begins two or more lines, with all that stands between two of
 * them, and any line whose label names a speaker or a field. Each runs on to the next blank line, none over a heading.
 * In a list only the latter, up to the next item: a list of records repeats its labels too. So do sections of the
 * author's own that are built alike ("Goal: ..." under each heading): those are not examples.
 */
export function* labelledBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  const seen = new Map<string, number[]>();
  for (const { label, index } of labels(text, lines)) {
    const line = lines[index]!;
    const isLiteral = literalLabel.test(label);
    if (isLiteral && item.test(contentOf(text, line)))
      yield { start: line.start, end: lines[itemEnd(text, lines, index)]!.end };
    else if (isLiteral) add(seen, '*', index);
    else if (!/^[ \t]*(?:#|[-*+•][ \t]|\d{1,3}[.)])/.test(contentOf(text, line)) && !standsAlone(text, line))
      add(seen, keyOf(label), index);
  }
  const outline = outlineOf(text, lines);
  for (const [key, indexes] of seen)
    if (key === '*' || (indexes.length > 1 && !haveOwnSections(text, lines, outline, indexes)))
      yield* blocks(text, lines, indexes, outline);
}

/**
 * What may be somebody's data: as above with all of a list, and what stands under a label that is alone on its line,
 * unless the label is one under which authors instruct and stands there once.
 */
export function* headedBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  const seen = new Map<string, number[]>();
  for (const { label, index } of labels(text, lines)) {
    const isData = literalLabel.test(label) || (standsAlone(text, lines[index]!) && !ownLabel.test(label));
    add(seen, isData ? '*' : keyOf(label), index);
  }
  for (const [key, indexes] of seen)
    if (key === '*' || indexes.length > 1) yield* blocks(text, lines, indexes);
}

/** The Markdown headings of a text. */
interface Outline {
  /** The line of each, and its words without numbers. */
  readonly headings: readonly { readonly index: number; readonly title: string }[];
  /** For each line, how many headings stand above it. */
  readonly above: readonly number[];
}

function outlineOf(text: string, lines: readonly Span[]): Outline {
  const headings: { index: number; title: string }[] = [];
  const above: number[] = [];
  for (const [index, line] of lines.entries()) {
    above.push(headings.length);
    const title = /^#{1,6}[ \t]+(.*)/.exec(contentOf(text, line))?.[1];
    if (title !== undefined) headings.push({ index, title: title.replace(/\d+/g, '') });
  }
  return { headings, above };
}

/**
 * Whether each line stands under a heading of its own, among other things than labels (else the sections are records),
 * and the headings do not merely count: "Ticket 1", "Ticket 2".
 */
function haveOwnSections(
  text: string,
  lines: readonly Span[],
  { headings, above }: Outline,
  indexes: readonly number[],
): boolean {
  const titles = indexes.map(index => headings[above[index]! - 1]?.title);
  if (titles.includes(undefined) || new Set(titles).size < indexes.length) return false;
  const saying = indexes.filter(index => {
    const start = headings[above[index]! - 1]!.index + 1;
    const end = headings[above[index]!]?.index ?? lines.length;
    return lines
      .slice(start, end)
      .some(line => /\S/.test(contentOf(text, line)) && !labelLine.test(contentOf(text, line)));
  });
  return saying.length * 2 > indexes.length;
}

function* labels(text: string, lines: readonly Span[]) {
  for (const [index, line] of lines.entries()) {
    const label = labelLine.exec(text.slice(line.start, Math.min(line.end, line.start + 80)))?.[1];
    if (label) yield { label, index };
  }
}

function add(seen: Map<string, number[]>, key: string, index: number): void {
  const indexes = seen.get(key);
  if (indexes) indexes.push(index);
  else seen.set(key, [index]);
}

const keyOf = (label: string) => label.toLowerCase().replace(/[\s#\d]+$/, '');

/** The blocks that the labels at `indexes` open; the first heading of `outline` after a label ends its block. */
function* blocks(
  text: string,
  lines: readonly Span[],
  indexes: readonly number[],
  outline?: Outline,
): Iterable<Span> {
  for (const [position, index] of indexes.entries()) {
    const next = indexes[position + 1];
    const last =
      next !== undefined && next - index <= furthestLines ? next - 1 : blockEnd(text, lines, index);
    const heading = outline?.headings[outline.above[index + 1] ?? lines.length]?.index ?? lines.length;
    yield { start: lines[index]!.start, end: lines[Math.min(last, heading - 1)]!.end };
  }
}

/** Last line of the block that a label opens: up to a blank line, or of the block after it when the label stands alone. */
function blockEnd(text: string, lines: readonly Span[], index: number): number {
  const isBlank = (at: number) => text.slice(lines[at]!.start, lines[at]!.end).trim() === '';
  let end = index;
  if (standsAlone(text, lines[index]!)) while (end + 1 < lines.length && isBlank(end + 1)) end++;
  while (end + 1 < lines.length && !isBlank(end + 1)) end++;
  while (end > index && isBlank(end)) end--;
  return end;
}

/** Last line of a list item: before the next item, of any depth, or a blank line. */
function itemEnd(text: string, lines: readonly Span[], index: number): number {
  let end = index;
  while (
    end + 1 < lines.length &&
    /^[ \t]+\S/.test(contentOf(text, lines[end + 1]!)) &&
    !item.test(contentOf(text, lines[end + 1]!))
  )
    end++;
  return end;
}

const item = /^[ \t>]*(?:[-*+•]|\d{1,3}[.)])[ \t]/;
const contentOf = (text: string, line: Span) => text.slice(line.start, Math.min(line.end, line.start + 80));
const standsAlone = (text: string, line: Span) => /[:：][*_]{0,2}\s*$/.test(text.slice(line.start, line.end));
