import { matches, type Span, touches } from '../span';

/** Each is linear: no expression here can restart inside what it failed on for more than a bounded length. */
const patterns: readonly RegExp[] = [
  // Addresses and links.
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>"'`]+/gi,
  /!?\[[^[\]\n]{0,300}\](?:\([^()\n]{0,2000}\)|\[[^[\]\n]{0,300}\])/g,
  /^[ \t]*\[[^\]\n]{1,300}\]:[ \t].*$/gm,
  // Tags, `<|special|>` tokens, `<fill this in>`.
  /<[/!]?[\p{L}_][^<>]{0,2000}>/gu,
  /<\|[^<>\n]{0,200}>/g,
  /<<[^<>\n]{0,200}>>/g,
  // Placeholders: {x}, ${x}, %(x)s, %s, $NAME, $0, [X], #file:x, @path.
  /[$#@]?\{[^{}\n]{0,500}\}/g,
  /%\(\w{1,100}\)[a-z]|%[-+ #0]{0,3}\d{0,3}(?:\.\d{1,3})?[sdifgxr]\b|%%?\w{1,100}%%?/gi,
  /\$[A-Za-z_][\w.]*|\$\d+/g,
  /\[[^[\]\n]{0,300}\]/g,
  /(?<!\w)[#@][\w./~:-]+/g,
  // Maths.
  /\$(?=\S)[^$\n]{1,300}\$|\\\([^\n]{0,300}?\\\)|\\\[[^\n]{0,300}?\\\]/g,
];

/** Brackets of template languages, comments and maths that may span lines. The longer opening first. */
const pairs: readonly (readonly [string, string])[] = [
  ['{{!--', '--}}'],
  ['{{{', '}}}'],
  ['{{', '}}'],
  ['{%', '%}'],
  ['{#', '#}'],
  ['<!--', '-->'],
  ['<%', '%>'],
  ['$$', '$$'],
  ['/*', '*/'],
];

/** Literal stretches inside lines: inline code, addresses, tags, placeholders, maths, template comments. */
export function* inlineSpans(text: string, fenced: readonly Span[]): Iterable<Span> {
  yield* inlineCode(text, fenced);
  for (const pattern of patterns) yield* matches(text, pattern);
  for (const [open, close] of pairs) yield* between(text, open, close);
}

/** CommonMark code spans: a run of backticks up to the next run of the same length in the same paragraph. */
function* inlineCode(text: string, fenced: readonly Span[]): Iterable<Span> {
  const runs = [...matches(text, /`+/g)].filter(run => !touches(fenced, run.start, run.end));
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index]!;
    const length = run.end - run.start;
    for (let next = index + 1; next < runs.length; next++) {
      const other = runs[next]!;
      if (hasBlankLine(text, runs[next - 1]!.end, other.start)) break;
      if (other.end - other.start !== length) continue;
      yield { start: run.start, end: other.end };
      index = next;
      break;
    }
  }
}

const hasBlankLine = (text: string, start: number, end: number) =>
  /\n[ \t]*\r?\n/.test(text.slice(start, end));

function* between(text: string, open: string, close: string): Iterable<Span> {
  let start = text.indexOf(open);
  while (start >= 0) {
    const end = text.indexOf(close, start + open.length);
    if (end < 0) return;
    yield { start, end: end + close.length };
    start = text.indexOf(open, end + close.length);
  }
}
