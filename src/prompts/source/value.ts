import type { Expression } from './expression';
import { dedented, stripped } from './layout';
import type { Mode, Piece } from './piece';

/** The text that an expression makes. */
export interface Value {
  readonly pieces: readonly Piece[];
  /** Blanks were taken away at these ends: text must not begin or end with one. */
  readonly trimmed: { readonly start: boolean; readonly end: boolean };
  /** The indentation taken away in front of every line; undefined where none was asked to be. */
  readonly margin?: {
    readonly text: string /** What stands in front of the first line. */;
    readonly first: string;
  };
}

/** The expression a name stands for at a place; undefined when that is not known. */
export type Resolve = (name: string, at: number) => Expression | undefined;

/** How many names may stand for one another. */
const mostSteps = 8;

const dedents = new Set(['dedent', 'outdent', 'stripIndent', 'stripIndents', 'endent', 'codeBlock']);
const plainTags = new Set(['prompt', 'markdown', 'md', 'String.raw']);
const strips: Readonly<Record<string, { start: boolean; end: boolean }>> = {
  strip: { start: true, end: true },
  trim: { start: true, end: true },
  lstrip: { start: true, end: false },
  trimStart: { start: true, end: false },
  rstrip: { start: false, end: true },
  trimEnd: { start: false, end: true },
};
const asTheyAre = { start: false, end: false };

/**
 * Works out the text of an expression as far as the file says it; what is only known when the program runs is a
 * blank. Undefined for an expression that makes no text of the file's.
 */
export function evaluate(
  file: string,
  expression: Expression,
  resolve: Resolve,
  mode: Mode = 'plain',
  steps = mostSteps,
): Value | undefined {
  const inner = (of: Expression, as: Mode = mode) => evaluate(file, of, resolve, as, steps - 1);
  if (steps < 0) return undefined;
  switch (expression.kind) {
    case 'string':
      return { pieces: expression.pieces(mode), trimmed: asTheyAre };
    case 'percent':
      return inner(expression.of, 'percent');
    case 'sum':
      return joined(file, flat(expression), '', inner);
    case 'chain':
      return joined(file, expression.parts, '', inner, expression.end);
    case 'name': {
      const found = resolve(expression.name, expression.start);
      return found && inner(found);
    }
    case 'tagged': {
      const tag = expression.tag.join('.');
      const of = inner(expression.of);
      if (dedents.has(tag)) return of && stripped(dedented(file, of), { start: true, end: true });
      return plainTags.has(tag) ? of : undefined;
    }
    case 'call':
      return ofCall(file, expression, inner, resolve);
    default:
      return undefined;
  }
}

function ofCall(
  file: string,
  { path, on, positional, named }: Expression & { kind: 'call' },
  inner: (of: Expression, as?: Mode) => Value | undefined,
  resolve: Resolve,
): Value | undefined {
  const method = path.at(-1) ?? '';
  const [first] = positional;
  if (on && Object.hasOwn(strips, method) && !first) {
    const of = inner(on);
    return of && stripped(of, strips[method] ?? asTheyAre);
  }
  if (on && method === 'format') return inner(on, 'format');
  if (method === 'dedent' && first) {
    const of = inner(first);
    return of && dedented(file, of);
  }
  if (method === 'cleandoc' && first) {
    const of = inner(first);
    return of && stripped(dedented(file, of), { start: true, end: true });
  }
  if (on && method === 'join') {
    // `"\n".join(lines)` and `lines.join("\n")`
    const [listed, said] = [listFrom(on, resolve), first && listFrom(first, resolve)];
    const [list, separator] = listed ? [listed, first] : [said, on];
    if (!list || named.length > 0) return undefined;
    const between = separator ? inner(separator) : undefined;
    if (separator && (!between || between.pieces.some(it => it.kind === 'blank'))) return undefined;
    const text = between ? between.pieces.map(it => it.text).join('') : ',';
    return joined(file, list.items, text, inner, list.end);
  }
  return undefined;
}

/** A list, one that a name stands for, or `[...].filter(Boolean)`, which leaves out what is nothing. */
function listFrom(of: Expression, resolve: Resolve): (Expression & { kind: 'list' }) | undefined {
  if (of.kind === 'list') return of;
  if (of.kind === 'call' && of.on && of.path.at(-1) === 'filter' && isBoolean(of.positional))
    return listFrom(of.on, resolve);
  const found = of.kind === 'name' ? resolve(of.name, of.start) : undefined;
  return found?.kind === 'list' ? found : undefined;
}

function isBoolean([first]: readonly Expression[]): boolean {
  return first?.kind === 'name' && first.name === 'Boolean';
}

/** `((a + b) + c)` -> a, b, c. */
function flat(expression: Expression): readonly Expression[] {
  return expression.kind === 'sum' ? expression.parts.flatMap(flat) : [expression];
}

/** A value that the file does not tell, written like a placeholder. */
export function blank(file: string, { start, end }: Expression): Value {
  const text = `{${file.slice(start, end)}}`;
  return { pieces: [{ kind: 'blank', text, start, end }], trimmed: asTheyAre };
}

/** Whether any of it is the file's own text. */
export function hasText({ pieces }: Pick<Value, 'pieces'>): boolean {
  return pieces.some(it => (it.kind === 'text' || it.kind === 'escape') && it.text.trim() !== '');
}

/**
 * Several expressions as one text, with `separator` between them. Undefined when none of it is the file's own text.
 * `end`: where those end that stand in one expression; what comes behind stands in other statements.
 */
function joined(
  file: string,
  parts: readonly Expression[],
  separator: string,
  inner: (of: Expression) => Value | undefined,
  end = file.length,
): Value | undefined {
  const pieces: Piece[] = [];
  for (const part of parts) {
    const before = pieces.at(-1);
    const value = here(part, inner(part), before === undefined) ?? blank(file, part);
    const [first] = value.pieces;
    if (!first) continue;
    if (before) {
      // Only what joins two strings that stand side by side can be kept while an edit is made across it.
      const isWall = separator !== '' || before.end < (parts[0]?.start ?? 0) || part.start >= end;
      pieces.push({ kind: isWall ? 'wall' : 'gap', text: separator, start: before.end, end: first.start });
    }
    pieces.push(...value.pieces);
  }
  return hasText({ pieces }) ? { pieces, trimmed: asTheyAre } : undefined;
}

/** A part's value if it stands where the part does, or, of the first part, above it: a text keeps the file's order. */
function here(part: Expression, value: Value | undefined, mayBeAbove: boolean): Value | undefined {
  const start = value?.pieces[0]?.start ?? 0;
  const end = value?.pieces.at(-1)?.end ?? 0;
  const isInside = start >= part.start && end <= part.end;
  return isInside || (mayBeAbove && end <= part.start) ? value : undefined;
}
