import { get_encoding as getEncoding } from 'tiktoken';
import { expect, it } from 'vitest';
import { tokens } from '../../support/tokens';

/** Different words of `length` letters. */
function words(count: number, length: number, alphabet: string): string[] {
  const letter = (bits: number, at: number) => alphabet[(bits >>> ((at * 3) % 28)) % alphabet.length] ?? '';
  return Array.from({ length: count }, (_, index) => {
    const bits = Math.imul(index + 1, 0x9e3779b1);
    return Array.from({ length }, (_, at) => letter(bits, at)).join('');
  });
}

it.each([
  ['short pieces', words(100_000, 8, 'abcdefghij')],
  ['long pieces', words(12_000, 40, '请用三句话总结资料的内容')],
  ['over-long pieces', words(100, 120, '请用三句话总结资料的内容')],
])('counts more %s than it remembers', (_, pieces) => {
  expect(new Set(pieces).size).toBeGreaterThan(pieces.length * 0.9);
  const text = pieces.join('\n');
  const openAi = getEncoding('o200k_base');
  const expected = openAi.encode_ordinary(text).length;
  openAi.free();
  for (let time = 0; time < 3; time++) expect(tokens.count(text, 'o200k_base')).toBe(expected);
});
