import type { Message } from '../prompts';
import { apply, composed, type Edit, joined } from './edit';
import { isOpen, type Page, readPage } from './page';
import type { Rule } from './rule';
import { vetoOn } from './veto';
import { savedBy } from './window';

/** An edit that was allowed and measured. */
export interface MeasuredEdit extends Edit {
  /** Tokens saved by this edit alone. */
  readonly saved: number;
}

/** One edit can make room for another (a sentence begins where thanks stood before it). Real prompts need 2. */
const mostPasses = 8;

/**
 * The edits of one message's text, in order, without overlap. Rules run until none has anything left to propose, so
 * that minimising twice finds nothing more. Every edit is then judged and measured alone on the original text.
 */
export function minimiseText(
  text: string,
  markup: Message['markup'],
  rules: readonly Rule[],
  count: (text: string) => number,
): readonly MeasuredEdit[] {
  let edits: readonly Edit[] = [];
  let current = text;
  for (let pass = 0; pass < mostPasses; pass++) {
    const page = readPage(current, markup);
    const more = measured(current, disjoint(proposals(page, rules)), count);
    if (more.length === 0) break;
    edits = composed(current, edits, more);
    current = apply(text, edits);
  }
  return measured(text, edits, count);
}

function* proposals(page: Page, rules: readonly Rule[]): Iterable<Edit> {
  for (const rule of rules) {
    if (rule.tier !== 'layout' && !page.english) continue;
    for (const pieces of rule.propose(page))
      if (pieces.every(piece => isOpen(page, piece.start, piece.end)))
        yield { rule, ...joined(page.text, pieces) };
  }
}

/** In order; of edits that overlap or touch the first to start stays, and at one place that of the earlier rule. */
function disjoint(edits: Iterable<Edit>): readonly Edit[] {
  const result: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start))
    if (edit.start > (result.at(-1)?.end ?? -1)) result.push(edit);
  return result;
}

function measured(
  text: string,
  edits: readonly Edit[],
  count: (text: string) => number,
): readonly MeasuredEdit[] {
  if (edits.length === 0) return [];
  const veto = vetoOn(text);
  return edits
    .filter(edit => veto.against(edit) === undefined)
    .map(edit => ({ ...edit, saved: savedBy(text, edit, count) }))
    .filter(edit => edit.saved > 0);
}
