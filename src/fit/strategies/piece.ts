/** A piece of a text as the strategies see it. */
export interface Piece {
  readonly words: string;
  readonly tokens: number;
}

/** The numbers of the pieces to keep, the ones wanted most first. */
export type Order = (pieces: readonly Piece[], context: { readonly around: string }) => Iterable<number>;
