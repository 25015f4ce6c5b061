import { matches, type Span } from '../span';

const showing =
  'examples?|inputs?|outputs?|templates?|samples?|formats?|few-?shot|demonstrations?|dialogues?|transcripts?|conversations?|responses?|schema';

/** A heading of Markdown or plain text that announces something to imitate or to read. */
const heading =
  /^(?:[ \t]{0,3}(#{1,6})[ \t]+(.*?)|[ \t]*[[(]?([A-Z][A-Z0-9 &/_-]{3,60})[\])]?:?|[*_]{2}([^*_\n]{1,80})[*_]{2}:?|(?:[=~-]{2,}[ \t]*)([^=~\n-]{1,60})(?:[ \t]*[=~-]{2,}))[ \t]*$/;
const announces = new RegExp(`(?<![\\p{L}])(?:${showing})(?![\\p{L}])`, 'iu');
/** "Output rules", "Input validation": the author instructs under such a heading, and shows nothing. */
const instructs =
  /\b(?:instructions?|guidelines?|rules?|requirements?|standards?|practices?|principles?|validation|handling|constraints?|considerations?|troubleshooting|compliance|enforcement|development|management|strateg(?:y|ies)|quality|features?|checks?|semantics|bindings?)\b/i;

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
/** The same as a sentence: "Translate the following to German." */
const pastesBelow = new RegExp(
  `^[ \\t]*(?:please )?(?:${reworking}|reply|respond|answer|grade|label|tag)\\b.*\\b(?:following|below|this)\\b`,
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
/** A line after which something may be shown. */
const mayShowNext =
  /\b(?:as follows|following|write|ask|tell|show|display|article|question|answer|code|script|log|error|structure|layout)\b.*[:：][*_]{0,2}\s*$/i;

const closing =
  /^(?:(?:best|kind|warm)?\s*(?:regards|wishes)\b|(?:sincerely|cheers|thanks|thank you|yours)\b|best,?$)/i;
const longestLetterLines = 80;

/** Sections, elements, blocks and quoted lines that show instead of ask. */
export function* exampleBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  yield* shownBlocks(text, lines);
  yield* verses(text, lines);
  yield* matches(text, /^[ \t]*>.*$/gm);
  yield* letters(text, lines);
}

/** Blocks that may be shown rather than asked. */
export function* announcedBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  yield* announced(text, lines, mayShowNext);
}

/** Those of them that words announce: a heading, a tag, the line above. */
export function* shownBlocks(text: string, lines: readonly Span[]): Iterable<Span> {
  yield* sections(text, lines);
  yield* elements(text);
  yield* announced(text, lines, showsNext);
  yield* givenTexts(text);
  yield* pastedTexts(text, lines);
}

function* sections(text: string, lines: readonly Span[]): Iterable<Span> {
  let open: { start: number; level: number } | undefined;
  for (const line of lines) {
    const match = heading.exec(text.slice(line.start, Math.min(line.end, line.start + 200)));
    if (!match) continue;
    const level = match[1]?.length ?? 7;
    if (open && level <= open.level) {
      yield { start: open.start, end: line.start - 1 };
      open = undefined;
    }
    const title = match[2] ?? match[3] ?? match[4] ?? match[5] ?? '';
    if (!open && announces.test(title) && !instructs.test(title)) open = { start: line.end, level };
  }
  if (open) yield { start: open.start, end: text.length };
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
function* announced(text: string, lines: readonly Span[], announces: RegExp): Iterable<Span> {
  const content = (index: number) => text.slice(lines[index]!.start, lines[index]!.end);
  for (let index = 0; index + 1 < lines.length; index++) {
    const line = content(index);
    if (line.length > 1000 || !announces.test(line)) continue;
    let first = index + 1;
    while (first < lines.length && content(first).trim() === '') first++;
    let last = first;
    while (last + 1 < lines.length && content(last + 1).trim() !== '') last++;
    if (first < lines.length) yield { start: lines[first]!.start, end: lines[last]!.end };
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
  const content = (index: number) =>
    text.slice(lines[index]!.start, Math.min(lines[index]!.end, lines[index]!.start + 400));
  for (let index = 0; index < lines.length; index++) {
    const { end } = lines[index]!;
    const isPasted = /:[*_]{0,2}[ \t]*$/.test(content(index))
      ? pastes.test(content(index))
      : pastesBelow.test(content(index)) && !fillsIn;
    if (!isPasted) continue;
    while (index + 1 < lines.length && !ownHeading.test(content(index + 1))) index++;
    yield { start: end, end: lines[index]!.end };
  }
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
