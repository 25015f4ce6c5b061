/**
 * A stretch of the text that an expression of source code makes, and its place in the file.
 * `text`: characters as they stand. `escape`: what stands for other characters (`\n`, `{{`), whole or not at all.
 * `blank`: a value that is not known before the program runs. `gap`: what joins two strings (`" + "`) and stands for
 * nothing. `wall`: what an edit must not reach across: the separator of a `join`, the code between two statements.
 */
export interface Piece {
  readonly kind: 'text' | 'escape' | 'blank' | 'gap' | 'wall';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How the string is written that it stands in; undefined outside of strings. */
  readonly quoting?: Quoting;
}

/** How a string literal is written: what an edit inside it has to escape. */
export interface Quoting {
  readonly language: 'python' | 'javascript';
  /** The closing mark: one quote, three, or a backtick. */
  readonly quote: string;
  /** Backslashes are text. */
  readonly raw: boolean;
  /** A brace (f-strings, `.format`) or a per cent sign (`%`) is written twice. */
  readonly doubled: '{}' | '%' | '';
  /** The line end that a string of several lines is written with; undefined where the string is one line. */
  readonly lineEnd: string | undefined;
  /** The string is cut off or holds what cannot be written back: it is read, not edited. */
  readonly fixed: boolean;
}

/** What the string will go through before it is sent, which gives some of its characters a meaning. */
export type Mode = 'plain' | 'format' | 'percent';
