import type { TextEdit } from '../prompts';
import { decodeToon } from './toon/decode';

/**
 * The last word on an edit, written apart from the rules and the protections: it shares nothing with them, so that
 * a mistake there is caught here. An edit is refused when any literal or any word that carries a constraint would
 * be lost, changed, reordered or newly made.
 */
export interface Veto {
  /** Why `edit` may not be made, or undefined when it may. */
  readonly against: (edit: TextEdit) => string | undefined;
}

/** What is kept verbatim. Each is found in the lines around an edit, before and after it. */
const literals: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['fence', /^[ \t>]*(?:```+|~~~+).*$/gm],
  ['inline code', /(`+)[^`\n]+\1/g],
  ['address', /\b(?:https?|ftp|file|mailto|wss?):[^\s<>"]+|\bwww\.\S+/gi],
  [
    'placeholder',
    /\{\{[^{}\n]*\}\}|\$?\{[^{}\n]*\}|\{%[^\n]*?%\}|%\(\w+\)s|%[sd]\b|\$\w+|<\|[^\n|]*\|>|\[[^[\]\n]*\]/g,
  ],
  ['tag', /<\/?[a-z_][^<>\n]*>/gi],
  ['path', /(?<!\S)(?=\S*?\w[\\/]\w)\S+|\b\w+\.(?:[a-z]{1,2}\w?|json|ya?ml|toml|html)\b/g],
  ['quotation', /"[^"\n]+"|“[^”\n]+”|«[^»\n]+»|(?<!\w)'[^'\n]+'(?!\w)/g],
  ['number', /\d+(?:[.,:]\d+)*%?|[$€£]\d+/g],
];

/** Negations: none may go or come. A contraction and its long form count as one. */
const negation =
  /\b(?:not|never|no|none|nor|neither|nothing|nobody|without(?! saying\b)|cannot|avoid|refuse)\b|n['’]t\b/gi;

/** Words that say what has to be, when and how much: none may go. "If you could" is courtesy. */
const constraint =
  /\b(?:except|unless|until|only|solely|just|exactly|precisely|strictly|always|must|shall|(?<!\bi )should|required?|mandatory|necessary|forbidden|prohibited|allowed|every|each|all|any|both|either|least|most|more|less|fewer|maximum|minimum|max|min|if(?! you (?:could|would)\b)|when|before|after|first|last|then)\b/gi;

/** UTF-16 units on each side of an edit within which facts are compared; whole lines where those are shorter. */
const reach = 120;

export function vetoOn(text: string): Veto {
  const blocks = blocksOf(text);
  return {
    against(edit) {
      const from = lineStart(text, edit.start);
      const to = lineEnd(text, edit.end);
      if (isRepeated(text, edit)) return undefined;
      if (isComment(text, edit)) return constrains(text.slice(edit.start, edit.end));
      if (isSameJson(text.slice(edit.start, edit.end), edit.replacement)) return undefined;
      if (isSameToon(text.slice(edit.start, edit.end), edit.replacement)) return undefined;
      const before = text.slice(from, to);
      const after = text.slice(from, edit.start) + edit.replacement + text.slice(edit.end, to);
      for (const [what, pattern] of literals)
        if (found(before, pattern).join('\0') !== found(after, pattern).join('\0'))
          return `It would change a ${what}.`;
      if (negations(before) !== negations(after)) return 'It would change a negation.';
      if (!isWithin(constraints(before), constraints(after))) return 'It would lose a constraint.';
      const broken = touching(blocks, edit).some(
        ([start, end]) => !keeps(text.slice(start, end), start, end, edit),
      );
      return broken ? 'It would change a block of code or a comment.' : undefined;
    },
  };
}

/** Whether `edit` takes out whole lines of plain words that stand, word for word, further up as well. */
function isRepeated(text: string, { start, end, replacement }: TextEdit): boolean {
  const lines = text.slice(start, end).trim();
  if (replacement !== '' || lines.length < 20 || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(end))) return false;
  if (!/(?:^|\n)[ \t]*$/.test(text.slice(0, start) + /^\s*/.exec(text.slice(start, end))![0])) return false;
  if (literals.some(([what, pattern]) => what !== 'number' && found(lines, pattern).length > 0)) return false;
  return text.lastIndexOf(lines, start - 1) >= 0;
}

/** Whether `edit` takes out one whole HTML comment. */
const isComment = (text: string, { start, end, replacement }: TextEdit): boolean =>
  replacement === '' && /^\s*<!--(?:(?!-->)[\s\S])*-->\s*$/.test(text.slice(start, end));

function constrains(comment: string): string | undefined {
  const isMeant = negations(comment) !== '' || constraints(comment).length > 0;
  return isMeant ? 'It would lose a constraint.' : undefined;
}

/** Whether two texts are JSON of one value, with the same keys in the same order and numbers written the same. */
function isSameJson(before: string, after: string): boolean {
  if (!/^\s*[[{]/.test(before)) return false;
  const tokens = (json: string) => json.match(/"(?:[^"\\]|\\.)*"|[^\s"[\]{},:]+|[[\]{},:]/g)?.join('\n');
  try {
    JSON.parse(before);
    JSON.parse(after);
  } catch {
    return false;
  }
  return tokens(before) === tokens(after);
}

/** Whether a block of JSON, from its fence's `json` on, becomes one of TOON that reads as the very same text of JSON. */
function isSameToon(before: string, after: string): boolean {
  const json = /^jsonc?[ \t]*\r?\n([[{][\s\S]*)$/i.exec(before)?.[1];
  const toon = /^toon[ \t]*\r?\n([\s\S]*)$/.exec(after)?.[1];
  return json !== undefined && toon !== undefined && isSameJson(json, JSON.stringify(decodeToon(toon)) ?? '');
}

/** Those of `blocks` (in order, not nested) that share a character with `edit`. */
function touching(blocks: Blocks, edit: TextEdit): Blocks {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (blocks[middle]![1] > edit.start) high = middle;
    else low = middle + 1;
  }
  let end = low;
  while (end < blocks.length && blocks[end]![0] < edit.end) end++;
  return blocks.slice(low, end);
}

function keeps(block: string, start: number, end: number, edit: TextEdit): boolean {
  return edit.start <= start && end <= edit.end && edit.replacement.includes(block);
}

/** Literals that may run over lines: fenced blocks, comments, template tags. In order. */
function blocksOf(text: string): Blocks {
  const blocks: [number, number][] = [];
  let fence: { at: number; marks: string } | undefined;
  for (const match of text.matchAll(/^[ \t>]*(```+|~~~+)(.*)$/gm)) {
    const [line, marks = '', info = ''] = match;
    if (!fence) fence = { at: match.index, marks };
    else if (marks.startsWith(fence.marks) && info.trim() === '') {
      blocks.push([fence.at, match.index + line.length]);
      fence = undefined;
    }
  }
  if (fence) blocks.push([fence.at, text.length]);
  for (const [open, close] of [
    ['<!--', '-->'],
    ['{{', '}}'],
    ['{%', '%}'],
    ['{#', '#}'],
  ] as const)
    for (let at = text.indexOf(open); at >= 0; ) {
      const end = text.indexOf(close, at);
      if (end < 0) break;
      blocks.push([at, end + close.length]);
      at = text.indexOf(open, end);
    }
  return disjoint(blocks);
}

type Blocks = readonly (readonly [start: number, end: number])[];

/** In order; those that overlap become one. */
function disjoint(blocks: [number, number][]): Blocks {
  const result: [number, number][] = [];
  for (const [start, end] of blocks.sort((a, b) => a[0] - b[0])) {
    const last = result.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else result.push([start, end]);
  }
  return result;
}

/** The bold around a path is not part of it. */
const found = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(match => match[0].replace(/^\*\*(?=\w)|\*\*(?=:?$)/g, ''));

const constraints = (text: string) => found(text.toLowerCase(), constraint);

const negations = (text: string) =>
  found(text.toLowerCase(), negation)
    .map(word => (word === 'cannot' || /n['’]t$/.test(word) ? 'not' : word))
    .join(' ');

/** Whether `words` stand in `others` in the same order, others between them or not. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  let at = 0;
  for (const other of others) if (other === words[at]) at++;
  return at === words.length;
}

function lineStart(text: string, offset: number): number {
  const from = Math.max(0, offset - reach);
  const near = text.slice(from, offset);
  const newline = near.lastIndexOf('\n');
  if (newline >= 0 || from === 0) return from + newline + 1;
  return from + Math.max(0, near.slice(0, reach / 2).indexOf(' '));
}

function lineEnd(text: string, offset: number): number {
  const near = text.slice(offset, offset + reach);
  const newline = near.indexOf('\n');
  if (newline >= 0) return offset + newline;
  const space = near.lastIndexOf(' ');
  return offset + (space > 0 && near.length === reach ? space : near.length);
}
