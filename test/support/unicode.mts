// Makes src/tokens/unicode.data.ts by asking the regular-expression engine of OpenAI's own tokenizer for the class of
// every code point: so the table has that engine's version of Unicode, whatever Node this runs on.
// usage: node test/support/unicode.mts > src/tokens/unicode.data.ts
import { Tiktoken } from 'tiktoken';
import r50k from 'tiktoken/encoders/r50k_base.json' with { type: 'json' };

/** Letter in the table → the class as OpenAI's patterns write it. A code point in none of them is `O`. */
const classes = {
  U: '[\\p{Lu}\\p{Lt}]',
  L: '\\p{Ll}',
  B: '[\\p{Lm}\\p{Lo}]',
  M: '\\p{M}',
  N: '\\p{N}',
  E: '[\\r\\n]',
  W: '\\s',
};

/** The class of every code point as runs: a letter, then how many code points in base 36. */
export function unicodeRuns(): string {
  const classOf = new Array<string>(0x110000).fill('O');
  const text = classOf
    .map((_, point) => (point >= 0xd800 && point <= 0xdfff ? '' : String.fromCodePoint(point)))
    .join('');
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const [letter, pattern] of Object.entries(classes)) {
    const engine = new Tiktoken(r50k.bpe_ranks, {}, pattern);
    for (const char of decoder.decode(engine.decode(engine.encode_ordinary(text)))) {
      const point = char.codePointAt(0) ?? 0;
      if (classOf[point] === 'O') classOf[point] = letter;
    }
    engine.free();
  }
  return classOf.join('').replace(/(.)\1*/g, (run, letter) => letter + run.length.toString(36));
}

if (process.argv[1] === import.meta.filename) {
  console.log(`/**
 * The class of every code point as runs: U upper or title case, L lower case, B other letter, M mark, N number,
 * E line end, W other white space, O other; then how many code points in base 36.
 * Source: the regular-expression engine inside npm tiktoken 1.0.22, which is OpenAI's (regex-syntax 0.8.5, Unicode 16).
 * Made by \`node test/support/unicode.mts\` on ${new Date().toISOString().slice(0, 10)}; never edited by hand.
 */
export const unicodeRuns =
  '${unicodeRuns()}';`);
}
