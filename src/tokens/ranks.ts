/** The tokens of an encoding in rank order: token `i` is `bytes` from `starts[i]` to `starts[i + 1]`. */
export interface Ranks {
  readonly bytes: Uint8Array;
  readonly starts: Uint32Array;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(128);
for (let value = 0; value < alphabet.length; value++) sextets[alphabet.charCodeAt(value)] = value;

/**
 * Reads js-tiktoken's `bpe_ranks`: lines of `! FIRST_RANK TOKEN TOKEN ...`, tokens in base64. Ranks are closed up: a
 * gap (p50k_base leaves out 50256) changes no comparison, and merging only ever compares ranks.
 * @throws when the text is not in that form
 */
export function readRanks(text: string): Ranks {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  const starts: number[] = [];
  let length = 0;
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const head = /^! \d+ /.exec(line)?.[0];
    if (head === undefined)
      throw new Error('These are not rank tables: a line does not begin with "! " and a rank.');
    for (let at = head.length; at < line.length; at++) {
      starts.push(length);
      let bits = 0;
      let held = 0;
      for (let code = line.charCodeAt(at); code > 0x20 && code !== 0x3d; code = line.charCodeAt(++at)) {
        bits = (bits << 6) | (sextets[code] ?? 0);
        held += 6;
        if (held >= 8) {
          held -= 8;
          bytes[length++] = bits >> held;
        }
      }
      while (line.charCodeAt(at) === 0x3d) at++;
    }
  }
  starts.push(length);
  return { bytes: bytes.slice(0, length), starts: Uint32Array.from(starts) };
}
