import { classOf, letter, lineEnd, mark, number, white } from './classes';
import { apostrophe, slash } from './scanner';

/**
 * Whether text may be cut between two code points, whatever stands around them: every piece of the pattern ends there,
 * and the pieces on either side are the same without the other side. So counts of the two parts add up. `false` where
 * the two code points alone do not decide it.
 */
export type Seam = (before: number, after: number) => boolean;

/** For o200k_base: a word may go on with an apostrophe or a mark, punctuation with line ends and slashes. */
export function seamO200k(before: number, after: number): boolean {
  const [left, right] = [classOf(before), classOf(after)];
  if ((left & letter) !== 0) return (right & (letter | mark)) === 0 && after !== apostrophe;
  if ((left & number) !== 0) return (right & number) === 0;
  if ((left & lineEnd) !== 0) return (right & white) === 0 && after !== slash;
  return (left & white) === 0 && ((right & number) !== 0 || (right & (white | lineEnd)) === white);
}

/** For cl100k_base: punctuation may go on with line ends. */
export function seamCl100k(before: number, after: number): boolean {
  const [left, right] = [classOf(before), classOf(after)];
  if ((left & letter) !== 0) return (right & letter) === 0;
  if ((left & number) !== 0) return (right & number) === 0;
  if ((left & lineEnd) !== 0) return (right & white) === 0;
  return (left & white) === 0 && ((right & number) !== 0 || (right & (white | lineEnd)) === white);
}

/** For r50k_base and p50k_base: white space always begins a piece, and is never safe to end one. */
export function seamR50k(before: number, after: number): boolean {
  const [left, right] = [classOf(before), classOf(after)];
  if ((left & letter) !== 0) return (right & letter) === 0;
  if ((left & number) !== 0) return (right & number) === 0;
  return (left & white) === 0 && (right & (number | white)) !== 0;
}

/** Whether `seam` holds at `offset` of `text`. A surrogate pair is never cut; a lone surrogate counts as U+FFFD. */
export function isSeam(seam: Seam, text: string, offset: number): boolean {
  let before = text.charCodeAt(offset - 1);
  let after = text.charCodeAt(offset);
  if (isHigh(before)) {
    if (isLow(after)) return false;
    before = 0xfffd;
  } else if (isLow(before)) {
    const high = text.charCodeAt(offset - 2);
    before = isHigh(high) ? joined(high, before) : 0xfffd;
  }
  if (isHigh(after)) {
    const low = text.charCodeAt(offset + 1);
    after = isLow(low) ? joined(after, low) : 0xfffd;
  } else if (isLow(after)) {
    after = 0xfffd;
  }
  return seam(before, after);
}

const isHigh = (unit: number) => (unit & 0xfc00) === 0xd800;
const isLow = (unit: number) => (unit & 0xfc00) === 0xdc00;
const joined = (high: number, low: number) => 0x10000 + ((high & 0x3ff) << 10) + (low & 0x3ff);
