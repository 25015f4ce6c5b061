import type { Range } from '../prompts';

/** An element whose tags stand in two pieces, by their numbers, and the one around it. */
export interface Element {
  readonly open: number;
  readonly close: number;
  readonly outer: Element | undefined;
}

const tag = /<(\/?)([a-z_][\w.-]{0,60})(?:\s[^<>]{0,300})?>/gi;

/**
 * For each piece of a text the innermost elements it belongs to, two where one closes in it and another opens: what is
 * kept of an element keeps both of its tags. Tags that have no partner, and tags in fenced blocks, are none. Linear in
 * the text.
 */
export function elementsAround(text: string, pieces: readonly Range[]): readonly (readonly Element[])[] {
  const partners = partnersIn(text, pieces);
  const open: Element[] = [];
  return pieces.map((_, piece) => {
    const closing = open.at(-1);
    while (open.at(-1)?.close === piece) open.pop();
    const closes = closing !== open.at(-1);
    const opening = (partners.get(piece) ?? []).toSorted((a, b) => b - a);
    for (const close of opening) open.push({ open: piece, close, outer: open.at(-1) });
    const innermost = open.at(-1);
    return [...(closing && closes ? [closing] : []), ...(innermost ? [innermost] : [])];
  });
}

/** The pieces in which elements close, by the piece in which they open; those within one piece are left out. */
function partnersIn(text: string, pieces: readonly Range[]): ReadonlyMap<number, number[]> {
  const partners = new Map<number, number[]>();
  const open: { readonly name: string; readonly piece: number }[] = [];
  const counts = new Map<string, number>();
  const add = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const [piece, { start, end }] of pieces.entries()) {
    const words = text.slice(start, end);
    if (/^[ \t>]*(?:`{3}|~{3})/.test(words)) continue;
    for (const [, slash, name = ''] of words.matchAll(tag)) {
      if (slash === '') {
        open.push({ name, piece });
        add(name, 1);
      } else if ((counts.get(name) ?? 0) > 0) {
        let opened = open.pop();
        for (; opened && opened.name !== name; opened = open.pop()) add(opened.name, -1);
        add(name, -1);
        if (!opened || opened.piece === piece) continue;
        const closes = partners.get(opened.piece);
        if (closes) closes.push(piece);
        else partners.set(opened.piece, [piece]);
      }
    }
  }
  return partners;
}
