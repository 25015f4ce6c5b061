/**
 * How the marks of one hand-out are written: `⟦3⟧` for a stretch that is kept, `⟦begin 1⟧` and `⟦end 1⟧` around a part.
 * `key` stands behind each bracket where a text holds such brackets itself, so that no text can pass for a mark.
 */
export interface Marks {
  readonly key: string;
}

const open = '⟦';
const close = '⟧';

/** Marks that none of `texts` holds. */
export function marksFor(texts: readonly string[]): Marks {
  if (!texts.some(it => it.includes(open))) return { key: '' };
  for (let number = 1; ; number++) {
    const key = `k${number}:`;
    if (!texts.some(it => it.includes(open + key))) return { key };
  }
}

export const markOf = ({ key }: Marks, number: number) => `${open}${key}${number}${close}`;
export const beginOf = ({ key }: Marks, part: number) => `${open}${key}begin ${part}${close}`;
export const endOf = ({ key }: Marks, part: number) => `${open}${key}end ${part}${close}`;

/** A mark in a text, or what looks like one: then without a number. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly number?: number;
}

/** Everything in `text` that begins as a mark does, in order. */
export function marksIn({ key }: Marks, text: string): readonly Found[] {
  const found: Found[] = [];
  const start = open + key;
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + start.length)) {
    const rest = text.slice(at + start.length, at + start.length + 12);
    const digits = /^(\d{1,9})⟧/.exec(rest)?.[1];
    const end = at + start.length + (digits === undefined ? 0 : digits.length + close.length);
    found.push({ start: at, end, ...(digits !== undefined && { number: Number(digits) }) });
  }
  return found;
}
