/** Characters of a stretch that a prompt is looked up by: two or three words. */
const gramLength = 12;

const base = 0x01000193;
/** `base` to the power of `gramLength`, in 32 bits: takes a character's part out of a hash that it leaves. */
const leaving = Array.from({ length: gramLength }).reduce<number>(power => Math.imul(power, base), 1);

/** Well mixed: every bit of the outcome depends on all of the hash. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (half ^ (half >>> 13)) | 0;
}

/** Tells of each gram of the first `length` code units: its hash, and where it begins. Two steps a character. */
export function eachGram(
  codes: ArrayLike<number>,
  length: number,
  tell: (hash: number, start: number) => void,
): void {
  let hash = 0;
  for (let end = 0; end < length; end++) {
    hash = (Math.imul(hash, base) + (codes[end] as number)) | 0;
    if (end < gramLength - 1) continue;
    if (end >= gramLength) hash = (hash - Math.imul(codes[end - gramLength] as number, leaving)) | 0;
    tell(mixed(hash), end - gramLength + 1);
  }
}
