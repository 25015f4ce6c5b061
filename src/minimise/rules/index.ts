import type { Rule } from '../rule';
import { blankLines, edgeBlanks, trailingSpace } from './blanks';
import { boldLabel } from './bold';
import { htmlComment } from './comment';
import { dedent } from './dedent';
import { duplicateLine, duplicateParagraph } from './duplicates';
import { emoji } from './emoji';
import { fillerClause, reminderClause } from './filler';
import { requestFrame } from './frames';
import { headingRule } from './headingRule';
import { hedge } from './hedges';
import { invisible } from './invisible';
import { compactJson } from './json';
import { makeSure } from './makeSure';
import { wordyPhrase } from './phrases';
import { please } from './please';
import { askedAsQuestion } from './question';
import { relativeClause } from './relative';
import { ruleLine } from './ruleLine';
import { doubleSpace, listPadding } from './spaces';
import { tablePadding } from './table';
import { thanksOnly } from './thanks';
import { toon } from './toon';
import { hardWrap } from './wraps';
import { youWill } from './youWill';

/** Every rule; where two edits would overlap at one place, the earlier rule's stays. */
export const allRules: readonly Rule[] = [
  edgeBlanks,
  blankLines,
  trailingSpace,
  dedent,
  doubleSpace,
  listPadding,
  invisible,
  tablePadding,
  ruleLine,
  requestFrame,
  youWill,
  askedAsQuestion,
  makeSure,
  please,
  thanksOnly,
  fillerClause,
  wordyPhrase,
  boldLabel,
  headingRule,
  hardWrap,
  duplicateParagraph,
  duplicateLine,
  reminderClause,
  relativeClause,
  hedge,
  emoji,
  htmlComment,
  toon,
  compactJson,
];
