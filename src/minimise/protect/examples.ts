import { matches, type Span, touches } from '../span';
import { sections, showing } from './sections';

/** Elements whose body is read or imitated, not obeyed. */
const element = /<([a-z][\w-]{0,60})(?:\s[^<>]{0,500})?>/gi;
const literalElement =
  /example|sample|input|output|template|format|schema|document|transcript|conversation|dialog|code|diff|log|email|article|text|quote|response|answer/i;

/** Work on a given text: what follows the colon is that text. */
const reworking =
  'translate|rewrite|reword|rephrase|paraphrase|correct|proofread|improve|shorten|simplify|classify|edit|summari[sz]e|continue|complete|transcribe';
const given = new RegExp(
  `\\b(?:${reworking}|(?:starts?|begins?|opens?|ends?|reads?) (?:with|like|as|so)|like so|(?:this|following|user|customer)(?:['’]s)? (?:message|text|sentence|question|request|mail|email|comment|review))\\b[^.!?:\\n]{0,200}:[ \\t]+(?=\\S)`,
  'gi',
);

/** "Proofread this letter:" at a line's end: all that follows is that letter, up to a heading of the prompt's own. */
const pastes = new RegExp(
  `\\b(?:${reworking}|fix|check|convert|reformat|format|explain|analy[sz]e|critique|grade|rate|answer|here is|here's|this is)\\b.*\\b(?:text|sentences?|paragraphs?|article|essay|e?mail|letter|message|document|draft|story|poem|haiku|post|passage|transcript|review|comment|code|script|query|markdown|page|report|notes?|speech|conversation|readme|ya?ml|json|csv|table|log|description|cv|resume|abstract|content|config\\w*|snippet|function|prompt|instructions)\\b[^.!?:]*:[*_]{0,2}[ \\t]*$`,
  'i',
);
/** The same as a sentence: "Translate the following to German.", "Continue the story." */
const pastesBelow = new RegExp(
  `^[ \\t]*(?:please )?(?:${reworking}|reply|respond|answer|grade|label|tag)\\b.*\\b(?:following|below|this)\\b|^[ \\t]*(?:please )?continue (?:the|my) (?:story|text|poem|tale|dialogue|conversation)\\b`,
  'i',
);
/** A line that is a placeholder: the text to work on comes in there. */
const holdsPlace =
  /^[ \t]*(?:[\w ]{1,30}:[ \t]*)?(?:\{.{1,200}\}|\$\w{1,60}|<[^<>\n]{1,200}>|\[[^[\]\n]{1,200}\])[ \t]*\r?$/m;
const ownHeading =
  /^#{1,6} .*\b(?:rules?|instructions?|tasks?|guidelines?|requirements?|constraints?|steps?|output|format)\b/i;

/** A line ending in a colon after which something is shown rather than asked. */
const showsNext = new RegExp(
  `\\b(?:${showing}|e\\.g\\.|for instance|like this|say|says|saying|reply|respond|message|text|email|letter|sentence|phrase|statement|story|poem|passage|prompt|query|request|looks? like|${reworking})\\b.*[:：][*_]{0,2}\\s*$`,
  'i',
);
/** A line that ends so shows a form, whatever stands below it. */
const showsForm = new RegExp(`\\b(?:${showing}|e\\.g\\.|for instance|like this|looks? like)\\b`, 'i');
/** A list whose items have bold labels is made of the author's own words, though it may show a form. */
const labelledItem = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\*\*|__)\S/;
/** A line after which something may be shown. */
const mayShowNext =
  /\b(?:as follows|following|write|ask|tell|show|display|article|question|answer|code|script|log|error|structure|layout)\b.*[:：][*_]{0,2}\s*$/i;

const closing =
  /^(?:(?:best|kind|warm)?\s*(?:regards|wishes)\b|(?:sincerely|cheers|thanks|thank you|yours)\b|best,?$)/i;
const longestLetterLines = 80;

/** Sections, elements, blocks and quoted lines that show instead of ask. What stands in a fence announces nothing. */
export function* exampleBlocks(
  text: string,
  lines: readonly Span[],
  fenced: readonly Span[],
): Iterable<Span> {
  yield* shownBlocks(text, lines, fenced);
  yield* verses(text, lines);
  yield* matches(text, /^[ \t]*>.*$/gm);
  yield* letters(text, lines);
}

/** Blocks that may be shown rather than asked. */
export function* announcedBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  yield* announced(text, lines, [], line => mayShowNext.test(line) || showsNext.test(line));
}

/** Those of them that words announce: a heading, a tag, the line above. */
export function* shownBlocks(text: string, lines: readonly Span[], fenced: readonly Span[]): Iterable<Span> {
  const outside = lines.filter(line => !touches(fenced, line.start, line.end));
  yield* sections(text, outside);
  yield* elements(text);
  yield* announced(
    text,
    outside,
    fenced,
    (line, next) => showsNext.test(line) && (showsForm.test(line) || !labelledItem.test(next)),
  );
  yield* givenTexts(text);
  yield* pastedTexts(text, outside);
}

function* elements(text: string): Iterable<Span> {
  let at = 0;
  const unclosed = new Set<string>();
  for (const match of text.matchAll(element)) {
    const name = match[1]!;
    if (match.index < at || unclosed.has(name) || !literalElement.test(name)) continue;
    const close = text.indexOf(`</${name}>`, match.index);
    if (close < 0) {
      unclosed.add(name);
      continue;
    }
    at = close;
    yield { start: match.index, end: close + name.length + 3 };
  }
}

/** The block after a line such as `Reply with the following message:`; a block ends at a blank line. */
function* announced(
  text: string,
  lines: readonly Span[],
  fenced: readonly Span[],
  announces: (line: string, next: string) => boolean,
): Iterable<Span> {
  const content = (index: number) => text.slice(lines[index]!.start, lines[index]!.end);
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = content(index);
    if (line.length > 1000 || !/[:：][*_]{0,2}\s*$/.test(line)) continue;
    let first = index + 1;
    while (first < lines.length && content(first).trim() === '') first++;
    if (first === lines.length || !announces(line, content(first))) continue;
    // A fence in between is what the line announces.
    if (touches(fenced, lines[index]!.end, lines[first]!.start)) continue;
    let last = first;
    while (last + 1 < lines.length && content(last + 1).trim() !== '') last++;
    yield { start: lines[first]!.start, end: lines[last]!.end };
    index = Math.max(index, last - 1);
  }
}

/** The rest of the line after `Translate to French: `. */
function* givenTexts(text: string): Iterable<Span> {
  for (const { end } of matches(text, given)) {
    const newline = text.indexOf('\n', end);
    yield { start: end, end: newline < 0 ? text.length : newline };
  }
}

function* pastedTexts(text: string, lines: readonly Span[]): Iterable<Span> {
  const fillsIn = holdsPlace.test(text);
  const content = (index: number) => {
    const { start, end } = lines[index] ?? { start: 0, end: 0 };
    return text.slice(start, Math.min(end, start + 400));
  };
  for (let index = 0; index < lines.length; index++) {
    const { end } = lines[index]!;
    const isPasted = /:[*_]{0,2}[ \t]*$/.test(content(index))
      ? pastes.test(content(index))
      : pastesBelow.test(content(index)) && !fillsIn;
    if (!isPasted || opensSublist(content(index), content(index + 1))) continue;
    while (index + 1 < lines.length && !ownHeading.test(content(index + 1))) index++;
    yield { start: end, end: lines[index]!.end };
  }
}

/** Whether a list item is followed by a list of its own rather than by a text. */
function opensSublist(line: string, next: string): boolean {
  const indent = /^([ \t]*)(?:[-*+•]|\d{1,3}[.)])[ \t]/;
  const [outer, inner] = [indent.exec(line)?.[1], indent.exec(next)?.[1]];
  return outer !== undefined && inner !== undefined && inner.length > outer.length;
}

/** Poems and lyrics: three or more short lines that run on without a full stop. */
function* verses(text: string, lines: readonly Span[]): Iterable<Span> {
  let first = 0;
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    const content = line ? text.slice(line.start, Math.min(line.end, line.start + 100)).trim() : '';
    if (line && content !== '' && content.length <= 50 && !/^(?:[-*+•#>|]|\d+[.)])/.test(content)) continue;
    const verse = lines.slice(first, index);
    const open = verse.filter(it => !/[.:!?]\s*$/.test(text.slice(it.start, it.end))).length;
    if (verse.length >= 3 && open * 2 >= verse.length)
      yield { start: verse[0]!.start, end: verse.at(-1)!.end };
    first = index + 1;
  }
}

/** A letter or e-mail in the prompt: from its salutation to its closing line. */
function* letters(text: string, lines: readonly Span[]): Iterable<Span> {
  let salutation: number | undefined;
  for (const [index, { start, end }] of lines.entries()) {
    const content = text.slice(start, Math.min(end, start + 100)).trim();
    if (/^(?:Dear|Hi|Hello|Hey)\b.{0,60},$/.test(content)) salutation = index;
    else if (salutation !== undefined && closing.test(content)) {
      yield { start: lines[salutation]!.start, end };
      salutation = undefined;
    } else if (salutation !== undefined && index - salutation > longestLetterLines) salutation = undefined;
  }
}
