import type { Rule } from '../rule';
import { blankLines, edgeBlanks, trailingSpace } from './blanks';
import { invisible } from './invisible';
import { ruleLine } from './ruleLine';
import { tablePadding } from './table';

/** Every rule; where two edits would overlap, the earlier rule's stays. */
export const allRules: readonly Rule[] = [
  edgeBlanks,
  blankLines,
  trailingSpace,
  invisible,
  tablePadding,
  ruleLine,
];
