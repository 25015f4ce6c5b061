import { type CodeSpan, codeSpans } from './code';
import { type Dialect, type Syntax, syntaxes } from './syntax';

/** A placeholder in a text; offsets count in the text. */
export interface Blank {
  readonly name?: string;
  readonly default?: string;
  readonly start: number;
  readonly end: number;
}

const byFirst = new Map(
  [...'{$%<[#@!'].map(first => [first, syntaxes.filter(it => it.begins.startsWith(first))]),
);
/** Where a placeholder can begin, three braces at most, so that the rest of a text is passed over quickly. */
const firsts =
  /\{(?=[{%#\w]|[^\0-\x7f])(?!\{{3})|%(?=[(s])|\$(?=[{A\d])|<(?=\|)|\[(?=[A-Z])|#(?=[fst])|@(?=[\w~./{])|!(?=[`{])/g;

/**
 * Finds the placeholders of a text, in order, without overlap. Takes time linear in the text.
 * Not handled: the meaning of template logic (`{% for x in xs %}`), which is found as tags without a name.
 */
export function findPlaceholders(text: string, dialects: readonly Dialect[]): readonly Blank[] {
  const dialect = new Set(dialects);
  const code = codeSpans(text);
  const found: Blank[] = [];
  const closings = closingsOf(text);
  /** What a loop of the template gives a value to: nobody is asked for it. */
  const loops = new Set(['this', 'loop']);
  let codeIndex = 0;
  firsts.lastIndex = 0;
  while (firsts.test(text)) {
    const at = firsts.lastIndex - 1;
    while ((code[codeIndex]?.end ?? Number.POSITIVE_INFINITY) <= at) codeIndex++;
    const blank = blankAt(text, at, dialect, code[codeIndex], closings);
    if (!blank) continue;
    found.push(blank);
    if (blank.name === undefined && text[at + 1] === '%')
      for (const name of loopNames(text, blank)) loops.add(name);
    firsts.lastIndex = blank.end;
  }
  return found.map(it =>
    it.name !== undefined && loops.has(rootOf(it.name)) ? blankOf(it.start, it.end) : it,
  );
}

/** A placeholder; put together key by key, as it is done by the hundred thousand. */
export function blankOf(start: number, end: number, name?: string, value?: string): Blank {
  if (name === undefined) return { start, end };
  return value === undefined ? { start, end, name } : { start, end, name, default: value };
}

/** `{% for key, value in pairs %}` -> key, value. */
function loopNames(text: string, { start, end }: Blank): readonly string[] {
  const tag = text.slice(start, Math.min(end, start + 200));
  const names = /^\{%-?\s*for\s+([\w\s,]+?)\s+in\s/.exec(tag)?.[1];
  return names?.split(',').map(it => it.trim()) ?? [];
}

/** `item.title`, `item[0]`, `item | upper` -> item. */
function rootOf(name: string): string {
  const end = name.search(/[.[|]/);
  return end === -1 ? name : name.slice(0, end).trim();
}

function blankAt(
  text: string,
  start: number,
  dialect: ReadonlySet<Dialect>,
  code: CodeSpan | undefined,
  closings: Closings,
): Blank | undefined {
  for (const syntax of byFirst.get(text[start] ?? '') ?? []) {
    if (!text.startsWith(syntax.begins, start)) continue;
    if (syntax.only && !dialect.has(syntax.only)) continue;
    syntax.pattern.lastIndex = start;
    const match = syntax.pattern.exec(text);
    if (!match) continue;
    const end = syntax.close ? closings(syntax.close, syntax.pattern.lastIndex) : syntax.pattern.lastIndex;
    if (end === undefined) continue;
    const isWary = syntax.notInCode || syntax.neverInCode;
    if (isWary && isCode(text, start, end, syntax, code)) continue;
    return blankOf(start, end, syntax.name(match, dialect), syntax.fallback?.(match));
  }
  return undefined;
}

/** The end of the next closing mark from an offset on. */
type Closings = (mark: RegExp, from: number) => number | undefined;

/** Remembers the last mark found: offsets only grow, so a text without marks is searched once, not once per opening. */
function closingsOf(text: string): Closings {
  const next = new Map<RegExp, { start: number; end: number } | undefined>();
  return (mark, from) => {
    const known = next.get(mark);
    if (known && known.start >= from) return known.end;
    if (next.has(mark) && !known) return undefined;
    mark.lastIndex = from;
    const match = mark.exec(text);
    next.set(mark, match ? { start: match.index, end: mark.lastIndex } : undefined);
    return match ? mark.lastIndex : undefined;
  };
}

const declaration = /[ \t]*(?:import|export|const|let|var)\b/y;

/** Whether the braces at a place are those of code: `import {x} from`, `\frac{a}{b}`, `/users/{id}` in backticks. */
function isCode(
  text: string,
  start: number,
  end: number,
  syntax: Syntax,
  code: CodeSpan | undefined,
): boolean {
  const before = text.slice(Math.max(0, start - 60), start);
  if (before.includes('\\') && /\\[a-zA-Z]+(?:\{[^{}\n]*\})*$/.test(before)) return true;
  declaration.lastIndex = before.lastIndexOf('\n') + 1;
  if (declaration.test(before)) return true;
  if (!code || start < code.start || end > code.end) return false;
  return syntax.neverInCode || !standsAlone(text, start, end, code);
}

/** Whether nothing but quotes or blanks stand beside it: on its line, or in its backticks. */
function standsAlone(text: string, start: number, end: number, code: CodeSpan): boolean {
  const before = text.slice(Math.max(code.start, start - 200), start);
  const after = text.slice(end, Math.min(code.end, end + 200));
  return /(?:^|["'\n])[ \t]*$/.test(before) && /^[ \t\r]*(?:$|["'\n])/.test(after);
}
