import type { Page } from './page';
import { instructionAt } from './sentence';

/** What stands before an instruction within a paragraph: a line or sentence end, a list marker, a condition. */
const opening =
  /\n[ \t]*(?:(?:[-*+•]|\d{1,3}[.)])[ \t]+)?|[.!?:][ \t]+|\b(?:If|When|Before|After|Once|First|Second|Then|Next|Finally|Also|In (?:the|order|addition))\b[^.!?\n]{0,200}?,[ \t]+/g;

const legal = /\b(?:here(?:in|of|by|under|to)|there(?:of|under)|pursuant|notwithstanding|whereas)\b/i;

/**
 * Whether the paragraph around `at` speaks to the model: it says "you", or an instruction begins in it. A contract or
 * a story in a prompt is data, and its words are not ours to shorten. Looks at most 3,000 units around.
 */
export function speaksToModel(page: Page, at: number): boolean {
  const before = page.open.slice(Math.max(0, at - 1500), at);
  const start = at - before.length + before.lastIndexOf('\n\n') + 1;
  const after = page.open.slice(at, at + 1500);
  const blank = after.search(/\n[ \t]*\r?\n/);
  const end = at + (blank < 0 ? after.length : blank);
  const paragraph = page.open.slice(start, end);
  if (legal.test(paragraph)) return false;
  if (/\byou(?:r|rs)?\b/i.test(paragraph)) return true;
  if (instructionAt(page, start + paragraph.search(/\S/)) !== undefined) return true;
  for (const { 0: lead, index } of paragraph.matchAll(opening))
    if (instructionAt(page, start + index + lead.length) !== undefined) return true;
  return false;
}
