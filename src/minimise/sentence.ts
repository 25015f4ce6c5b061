import type { Page } from './page';
import { adverbs, verbs } from './verbs.data';

/** Words after which a colon or a capital introduces the author's own instruction, not somebody's words or data. */
const ownLabel =
  /(?:^|[\s*_#>-])(?:tasks?|instructions?|notes?|important|rules?|goals?|objectives?|steps?(?: \d+)?|requirements?|constraints?|reminder|warning|tips?|guidelines?|role)[*_]{0,2}:[*_]{0,2}[ \t]+$/i;

/** A list item's bold label: `- **Labels**: `. */
const boldLabel = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+(?:\*\*|__)[^*_\n:]{1,60}:?(?:\*\*|__):?[ \t]+$/;
const listLabel = /^[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]+[A-Z][\w &/-]{1,40}:[ \t]+$/;
const marker = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+•]|\d{1,3}[.)]|[a-z][.)])[ \t]+)?(?:\[[ x]\][ \t]+)?$/i;

/** What stands on the line before `at`; at most 400 units of it. */
function lineBefore({ open }: Page, at: number): string {
  const before = open.slice(Math.max(0, at - 400), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

/** Whether a sentence begins at `at`: at a line's start, after a full stop, after a label of the author's own. */
export function beginsSentence(page: Page, at: number): boolean {
  const before = lineBefore(page, at);
  if (marker.test(before)) return before.trim() !== '' || !runsOn(page, at);
  if (/(?:^|[\s(])(?:e\.g|i\.e|vs|cf|Dr|Mr|Mrs|Ms|St|No|Fig|approx)\.[ \t]+$/.test(before)) return false;
  // After a numbered label such as "1." the marker above has answered; "etc." ends a sentence before a capital.
  if (/[\p{L}\p{N})\]\uFFFC*_%][.!?]+[*_)"”’]{0,3}[ \t]+$/u.test(before)) return true;
  return boldLabel.test(before) || ownLabel.test(before) || listLabel.test(before);
}

/** Whether the line at `at` continues the sentence of the line above it. */
function runsOn(page: Page, at: number): boolean {
  const near = page.open.slice(Math.max(0, at - 400), at).lastIndexOf('\n');
  if (near < 0) return false;
  const start = Math.max(0, at - 400) + near + 1;
  const above = page.open.slice(Math.max(0, start - 400), start - 1);
  const line = above.slice(above.lastIndexOf('\n') + 1).trimEnd();
  if (line.trim() === '' || /[.!?:;}\])"”*_]$/.test(line) || /^\s*(?:#|\||[-=]{3})/.test(line)) return false;
  return (
    /\p{Ll}/u.test(page.open[at] ?? '') ||
    /[,(\u2014-]$|\b(?:and|or|the|a|an|to|of|in|for|with|that)$/i.test(line)
  );
}

/** Whether an instruction begins at `at`: a sentence, or what follows a comma or "and" in one that instructs. */
export function beginsInstruction(page: Page, at: number): boolean {
  if (beginsSentence(page, at)) return true;
  const before = page.open.slice(Math.max(0, at - 400), at);
  if (/\n[ \t]*\r?\n[^\n]*$/.test(before.slice(-3))) return false;
  const clause = /(\S+?)(?:,\s+(?:(?:and|but|then|so|also)\s+)?|\s+(?:and|but|then)\s+)$/.exec(before);
  return (
    clause !== null &&
    !/^(?:says?|said|saying|repl(?:y|ies|ied)|responds?|writes?|asks?|asked|answers?|adds?|yes|no|hello|hi)$/i.test(
      clause[1]!,
    )
  );
}

/** The words at `at` up to a base verb, with the adverbs before it; undefined when no instruction stands there. */
export function instructionAt({ open }: Page, at: number): string | undefined {
  const phrase = /(?:[\p{L}'’-]+[ \t]+){0,2}[\p{L}'’-]+/uy;
  phrase.lastIndex = at;
  const words = phrase.exec(open)?.[0].split(/[ \t]+/) ?? [];
  const first = words.findIndex(word => !adverbs.has(word.toLowerCase()));
  const verb = words[first]?.toLowerCase() ?? '';
  return verbs.has(verb) || /^don['’]t$/.test(verb) ? words.slice(0, first + 1).join(' ') : undefined;
}

/** Offset of what ends the sentence at `at`: `.`, `!`, `?`, or the end of its paragraph. Bounded at 2,000 units. */
export function sentenceEnd({ open }: Page, at: number): number {
  const rest = open.slice(at, at + 2000);
  const end = /[.!?](?=[\s"”)*_]|$)|\n[ \t]*(?:\r?\n|[-*+•] |\d+[.)] |#)|$/.exec(rest);
  return at + (end?.index ?? rest.length);
}

/** `text` with its first letter in the case of `like`. */
export function inCaseOf(like: string, text: string): string {
  return /^\P{L}*\p{Lu}/u.test(like) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
