/** What a pattern takes for a word of ASCII letters that nothing can go on: most pieces of most texts. */
export interface Plain {
  /** For each byte 1 if it may stand before the letters and belong to the word, else 0. */
  readonly before: Uint8Array;
  /** For each byte `ends` if a word ends before it, `endsSmall` if one does whose last letter is small, else 0. */
  readonly after: Uint8Array;
  /** 0x20202020 if the pattern does not tell capitals from small letters; 0 if only the first may be a capital. */
  readonly fold: number;
}

const ends = 1;
const endsSmall = 2;

/** For o200k_base: an apostrophe may begin a contraction, which belongs to the word; capitals begin a new one. */
export const plainO200k: Plain = {
  before: asciiTable(char => Number(/[^\r\nA-Za-z0-9]/.test(char))),
  after: asciiTable(char => (/[A-Z]/.test(char) ? endsSmall : /[a-z']/.test(char) ? 0 : ends)),
  fold: 0,
};

/** For cl100k_base: what begins with an apostrophe may be a contraction. */
export const plainCl100k: Plain = {
  before: asciiTable(char => Number(/[^\r\nA-Za-z0-9']/.test(char))),
  after: asciiTable(char => (/[A-Za-z]/.test(char) ? 0 : ends)),
  fold: 0x20202020,
};

/** For r50k_base and p50k_base. */
export const plainR50k: Plain = { ...plainCl100k, before: asciiTable(char => Number(char === ' ')) };

/** 0 for bytes beyond ASCII: letters and marks may be among them. */
function asciiTable(valueFor: (char: string) => number): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, byte) =>
    byte < 0x80 ? valueFor(String.fromCharCode(byte)) : 0,
  );
}

/**
 * Length of the plain word at `at`; 0 if there is none, or a longer one than twelve bytes. Without a loop, as a
 * processor guesses wrong where loops over letters end.
 * @param first the four bytes at `at` as a little-endian word; `second` and `third` are the next ones
 */
export function plainWord(
  first: number,
  second: number,
  third: number,
  bytes: Uint8Array,
  at: number,
  { before, after, fold }: Plain,
): number {
  const skipped = before[first & 255] as number;
  const letter = ((first >>> (skipped << 3)) & 0xdf) - 0x41;
  if (letter < 0 || letter > 25) return 0;
  const small =
    smallLetters(first | fold) | (smallLetters(second | fold) << 4) | (smallLetters(third | fold) << 8);
  const others = ~small & (-2 << skipped); // Bits from 12 up are set, so that there always is one.
  const length = 31 - Math.clz32(others & -others);
  const end = after[bytes[at + length] as number] as number;
  if (end === ends || (end === endsSmall && (bytes[at + length - 1] as number) >= 0x61)) return length;
  return 0;
}

/** Bit `i` of the four is set if byte `i` of the word is a small ASCII letter. */
function smallLetters(word: number): number {
  const low = word & 0x7f7f7f7f;
  // The high bit of each byte: from `a` up, and not beyond `z` or ASCII. The product moves the four together.
  return Math.imul((low + 0x1f1f1f1f) & ~((low + 0x05050505) | word) & 0x80808080, 0x00204081) >>> 28;
}
