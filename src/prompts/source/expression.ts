import type { Mode, Piece } from './piece';

/** An expression of source code as far as prompts are made of it, the same for every language. */
export type Expression = Place &
  (
    | { readonly kind: 'string'; readonly pieces: (mode: Mode) => readonly Piece[] }
    /** `a + b`, and strings that stand side by side. */
    | { readonly kind: 'sum'; readonly parts: readonly Expression[] }
    /** A text and what later statements add to it. */
    | { readonly kind: 'chain'; readonly parts: readonly Expression[] }
    /** `a | b` of Python: LangChain's way to hand what one makes to the next. */
    | { readonly kind: 'pipe'; readonly parts: readonly Expression[] }
    /** `text % values`. */
    | { readonly kind: 'percent'; readonly of: Expression }
    /** Lists and tuples. */
    | { readonly kind: 'list'; readonly items: readonly Expression[] }
    /** Dictionaries and object literals; entries whose key is computed are left out. */
    | { readonly kind: 'record'; readonly entries: readonly Entry[] }
    | ({ readonly kind: 'call' } & Call)
    /** A template literal with a tag. */
    | { readonly kind: 'tagged'; readonly tag: readonly string[]; readonly of: Expression }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'number'; readonly value: number }
    | { readonly kind: 'other' }
  );

/** Offsets into the file. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

export interface Entry {
  readonly name: string;
  readonly value: Expression;
}

export interface Call {
  /** `client.messages.create` -> ['client', 'messages', 'create']; what stands before a call in the chain is left out. */
  readonly path: readonly string[];
  /** What the method is called on. */
  readonly on: Expression | undefined;
  readonly positional: readonly Expression[];
  readonly named: readonly Entry[];
}

/** The value of the first entry of one of these names. */
export function entry(entries: readonly Entry[], ...names: readonly string[]): Expression | undefined {
  for (const name of names) {
    const found = entries.find(it => it.name === name);
    if (found) return found.value;
  }
  return undefined;
}
