import { acronyms, caseMatters } from './case.data';

/**
 * A line as pieces with a blank between them: words in lower case, marks, numbers as they are written, and `literal`
 * pieces. Rules that put a request in other words read it in this form.
 */
export type Pieces = string;

/** Begins a piece that has to be the same to the letter: no rule's word does. */
export const literal = '\u0001';

const shapes =
  /`[^`]*`|"[^"]*"|“[^”]*”|«[^»]*»|(?<![\p{L}\p{N}])['‘](?=\S)[^'’\n]*\S['’](?![\p{L}\p{N}])|\{\{.*?\}\}|\$?\{[^}]*\}|<[^<>]*>|\[[^\]]*\]|[^\s`"“«]+|\S/gu;

/** Cuts a line into pieces. */
export function piecesOf(line: string): Pieces {
  const pieces: string[] = [];
  // Where all is in capitals, they tell nothing.
  const told = /\p{Ll}/u.test(line) ? line : line.toLowerCase();
  for (const [shape] of told.matchAll(shapes)) {
    if (/^[`"“«{<[‘]|^\$\{|^'.*['’]$/u.test(shape)) pieces.push(kept(shape));
    else pushRun(shape, pieces);
  }
  return pieces.join(' ');
}

/** A run without a blank: marks around it are pieces of their own. */
function pushRun(run: string, pieces: string[]): void {
  const [, before = '', core = '', after = ''] = /^([(,;]*)(.*?)([.,;:!?)…]*)$/su.exec(run) ?? [];
  pieces.push(...before);
  // A factorial is no exclamation.
  if (/(?:^.|\d)$/u.test(core) && after.startsWith('!')) {
    pieces.push(kept(core + after));
    return;
  }
  if (core) pieces.push(pieceOf(core, startsSentence(pieces)));
  // Several question or exclamation marks ask no more than one.
  pieces.push(...after.replace(/[?!]*\?[?!]*/g, '?').replace(/!+/g, '!'));
}

function pieceOf(core: string, isFirst: boolean): string {
  // A single letter is a name for something: a grade, a variable, a plan.
  if (/^\p{L}$/u.test(core) && !/^[aiI]$/.test(core) && !(core === 'A' && isFirst)) return kept(core);
  if (/^\p{L}+(?:['’-]\p{L}+)*['’]?$/u.test(core)) return wordOf(core.replaceAll('’', "'"), isFirst);
  if (/^[$€£]?\d[\d.,:]*%?(?:[a-zA-Z°]{1,10}|(?:[ap]\.m))?$/.test(core)) return core;
  if (/^[ap]\.m$/.test(core)) return core;
  // Names such as COVID-19 and Node.js are written either way.
  if (/^[a-z]{2,}-?\d+$/i.test(core) || /^[a-z]+\.(?:js|io|net)$/i.test(core))
    return kept(core.toLowerCase());
  return kept(core);
}

function wordOf(word: string, isFirst: boolean): string {
  const lower = word.toLowerCase();
  if (word === lower) return lower;
  // "Is IT down?" asks another thing than "is it down?".
  if (/^\p{Lu}{2,}$/u.test(word)) return acronyms.has(lower) ? lower : kept(word);
  if (isFirst) return lower;
  return caseMatters.has(lower) ? kept(word) : lower;
}

function startsSentence(pieces: readonly string[]): boolean {
  const last = pieces.at(-1);
  return last === undefined || /^[.?!]$/.test(last);
}

/** A blank within a literal must not part it. */
function kept(text: string): string {
  return literal + text.replace(/\s/g, '\u00a0');
}
