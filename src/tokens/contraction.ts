import { apostrophe } from './scanner';

const [d, e, l, m, r, s, t, v] = [0x64, 0x65, 0x6c, 0x6d, 0x72, 0x73, 0x74, 0x76];

/**
 * `'s|'t|'re|'ve|'m|'ll|'d` at `at`, if there.
 * @param fold 0x20 to ignore case as `(?i:...)` does, 0 to match lower case alone
 * @returns where it ends; `at` when there is none
 */
export function contraction(bytes: Uint8Array, at: number, end: number, fold: 0 | 0x20): number {
  if (bytes[at] !== apostrophe || at + 1 >= end) return at;
  const byte = bytes[at + 1] as number;
  const first = byte | fold;
  if (first === s || first === t || first === m || first === d) return at + 2;
  if (at + 2 >= end) return at;
  const second = (bytes[at + 2] as number) | fold;
  if ((first === r || first === v) && second === e) return at + 3;
  if (first === l && second === l) return at + 3;
  // U+017F, the long s, is an `s` when case is ignored: Unicode's simple case folding, which JavaScript's `i` lacks.
  if (fold !== 0 && byte === 0xc5 && bytes[at + 2] === 0xbf) return at + 3;
  return at;
}
