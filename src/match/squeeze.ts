/**
 * What a rendering may change without changing what is said: blanks of every kind (line ends, indentation, wrapping,
 * trimming), marks without width, and braces, which templates write twice where one is meant.
 */
const dropped = new Uint8Array(0x10000);
for (const code of [
  0x20, 0x7b, 0x7d, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000, 0xfeff,
])
  dropped[code] = 1;
dropped.fill(1, 0x09, 0x0e);
dropped.fill(1, 0x2000, 0x200e);

const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/** Writes the code units of a text that count into `codes` from `at` on. @returns where they end */
export function squeezeInto(text: string, codes: Uint16Array, at: number): number {
  let end = at;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (dropped[code] === 0) codes[end++] = code;
  }
  return end;
}

/** A text as it is compared: without what a rendering may change. Takes time linear in its length. */
export function squeezed(text: string): string {
  const codes = new Uint16Array(text.length);
  return textOf(codes, squeezeInto(text, codes, 0));
}

/** The first `length` code units as text; half a surrogate pair is U+FFFD. */
export function textOf(codes: Uint16Array, length: number): string {
  return decoder.decode(codes.subarray(0, length));
}
