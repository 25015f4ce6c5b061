import type { Image } from './prompt';

/** Reads the byte at an index; 0 past the end. */
type Bytes = (index: number) => number;

/**
 * The size in pixels of an image in base64, from its header: PNG, JPEG, GIF and WebP, the kinds that models take.
 * Undefined for others and for headers that are cut. Only the header is decoded, whatever the image's length.
 * Not handled: a rotation that a JPEG asks for, as no maker's rule tells width from height.
 * @param start where the base64 begins in `text`
 */
export function imageSize(text: string, start = 0): Image['size'] {
  const byte = base64Bytes(text, start);
  const found = png(byte) ?? gif(byte) ?? webp(byte) ?? jpeg(byte);
  return found && found.width > 0 && found.height > 0 ? found : undefined;
}

function png(byte: Bytes): Image['size'] {
  if (!spells(byte, 1, 'PNG') || !spells(byte, 12, 'IHDR')) return undefined;
  return { width: big(byte, 16, 4), height: big(byte, 20, 4) };
}

function gif(byte: Bytes): Image['size'] {
  if (!spells(byte, 0, 'GIF8')) return undefined;
  return { width: little(byte, 6, 2), height: little(byte, 8, 2) };
}

/** https://developers.google.com/speed/webp/docs/riff_container: three kinds of first chunk. */
function webp(byte: Bytes): Image['size'] {
  if (!spells(byte, 0, 'RIFF') || !spells(byte, 8, 'WEBP')) return undefined;
  if (spells(byte, 12, 'VP8X')) return { width: little(byte, 24, 3) + 1, height: little(byte, 27, 3) + 1 };
  if (spells(byte, 12, 'VP8 '))
    return { width: little(byte, 26, 2) & 0x3fff, height: little(byte, 28, 2) & 0x3fff };
  if (!spells(byte, 12, 'VP8L')) return undefined;
  const bits = little(byte, 21, 4);
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
}

/** Walks the segments (ITU T.81, annex B) to the frame header, which follows metadata of any length. */
function jpeg(byte: Bytes): Image['size'] {
  if (big(byte, 0, 2) !== 0xffd8) return undefined;
  let at = 2;
  for (let segment = 0; segment < mostSegments && byte(at) === 0xff; segment++) {
    const marker = byte(at + 1);
    // Frame headers are C0 to CF, but for the tables C4 and CC and the extension C8.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { width: big(byte, at + 7, 2), height: big(byte, at + 5, 2) };
    at += marker === 0xff ? 1 : 2 + big(byte, at + 2, 2);
  }
  return undefined;
}

/** Photographs have a dozen; a damaged one must not be walked through byte by byte. */
const mostSegments = 500;

function spells(byte: Bytes, at: number, word: string): boolean {
  return [...word].every((character, index) => byte(at + index) === character.charCodeAt(0));
}

function big(byte: Bytes, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index++) value = value * 256 + byte(at + index);
  return value;
}

function little(byte: Bytes, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index--) value = value * 256 + byte(at + index);
  return value;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Map([...alphabet].map((character, value) => [character, value]));

/** Three bytes are four characters, so any byte is two characters away. */
function base64Bytes(text: string, start: number): Bytes {
  const sextet = (index: number) => sextets.get(text[start + index] ?? '') ?? 0;
  return index => {
    const bit = index * 8;
    const first = Math.floor(bit / 6);
    return (((sextet(first) << 6) | sextet(first + 1)) >> (4 - (bit % 6))) & 255;
  };
}
