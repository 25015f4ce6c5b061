import { createHash } from 'node:crypto';
import type { Tables } from '../tokens';

/** Raised whenever the tables or this layout change, so that files of older versions are built anew. */
const version = 1;
const magic = 0x4d50_5442; // "BTPM": a file from a machine of the other byte order does not begin so.
const checksumBytes = 32;

/** Head: magic, version, size of the rank file, then the bytes of each array below; then the checksum; then the arrays. */
const arrays = ['trie', 'pairs', 'split', 'shorter', 'length'] as const;
const headWords = 3 + arrays.length;
const bodyAt = headWords * 4 + checksumBytes;

/** Tables as one block of bytes, made from a rank file of `rankBytes` bytes. */
export function packTables(tables: Tables, rankBytes: number): Uint8Array<ArrayBuffer> {
  const parts = arrays.map(name => tables[name]);
  const packed = new Uint8Array(bodyAt + parts.reduce((sum, part) => sum + part.byteLength, 0));
  new Int32Array(packed.buffer, 0, headWords).set([
    magic,
    version,
    rankBytes,
    ...parts.map(part => part.byteLength),
  ]);
  let at = bodyAt;
  for (const part of parts) {
    packed.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  packed.set(checksum(packed), headWords * 4);
  return packed;
}

/** Whether `packed` is undamaged, of this version and made from a rank file of `rankBytes` bytes. */
export function isIntact(packed: Uint8Array<ArrayBuffer>, rankBytes: number): boolean {
  if (packed.byteLength < bodyAt || packed.byteOffset % 4 !== 0) return false;
  const head = new Int32Array(packed.buffer, packed.byteOffset, headWords);
  if (head[0] !== magic || head[1] !== version || head[2] !== rankBytes) return false;
  return checksum(packed).compare(packed, headWords * 4, bodyAt) === 0;
}

/** The tables in an intact block, without copying. */
export function viewTables(packed: Uint8Array<ArrayBuffer>): Tables {
  const { buffer, byteOffset } = packed;
  const head = new Int32Array(buffer, byteOffset, headWords);
  let at = byteOffset + bodyAt;
  const [trie, pairs, split, shorter, length] = arrays.map((_, index) => {
    const start = at;
    at += head[3 + index] as number;
    return [start, head[3 + index] as number] as const;
  }) as [Span, Span, Span, Span, Span];
  const words = ([start, bytes]: Span) => new Int32Array(buffer, start, bytes / 4);
  return {
    trie: words(trie),
    pairs: words(pairs),
    split: words(split),
    shorter: words(shorter),
    length: new Uint8Array(buffer, ...length),
  };
}

type Span = readonly [start: number, bytes: number];

/** Against damage, not against attack: whoever may write the file may also write its checksum. */
function checksum(packed: Uint8Array): Buffer {
  const sum = createHash('sha256').update(packed.subarray(0, headWords * 4));
  return sum.update(packed.subarray(bodyAt)).digest();
}
