import { apply, composed, type Edit, joined } from './edit';
import { type Count, type MeasuredEdit, saving, savingTogether } from './measured';
import { isOpen, type Pages, type Passage, readPages } from './page';
import type { Rule } from './rule';
import { vetoOn } from './veto';

/** One edit can make room for another (a sentence begins where thanks stood before it). Real prompts need 2. */
const mostPasses = 8;

/**
 * The edits of one message's text, in order, without overlap. Rules run until none has anything left to propose, so
 * that minimising twice finds nothing more. Every edit is then judged and measured alone on the original text.
 */
export function minimiseText(
  passage: Passage,
  rules: readonly Rule[],
  count: Count,
): readonly MeasuredEdit[] {
  const { text } = passage;
  if (text.trim() === '') return [];
  const found = (it: string) =>
    saving(it, allowed(it, disjoint(proposals(readPages({ ...passage, text: it }), rules, count))), count);
  const first = found(text);
  let edits: readonly Edit[] = first;
  for (let pass = 1; edits.length > 0 && pass < mostPasses; pass++) {
    const current = apply(text, edits);
    const more = found(current);
    if (more.length === 0) break;
    edits = composed(current, edits, more);
  }
  return edits === first ? first : savingTogether(text, allowed(text, edits), count);
}

function* proposals({ forLooks, forWords }: Pages, rules: readonly Rule[], count: Count): Iterable<Edit> {
  for (const rule of rules) {
    const page = rule.looksOnly ? forLooks : forWords;
    if (rule.tier !== 'layout' && !page.english) continue;
    for (const pieces of rule.propose(page, count))
      if (rule.unshielded || pieces.every(piece => isOpen(page, piece.start, piece.end)))
        yield { rule, ...joined(page.text, pieces) };
  }
}

/** In order; of edits that overlap or touch the first to start stays, and at one place that of the earlier rule. */
function disjoint(edits: Iterable<Edit>): readonly Edit[] {
  const result: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (!last || edit.start > last.end) result.push(edit);
    else if (edit.rule.id === last.rule.rival) result[result.length - 1] = { ...last, rival: edit };
  }
  return result;
}

function allowed(text: string, edits: readonly Edit[]): readonly Edit[] {
  if (edits.length === 0) return edits;
  const veto = vetoOn(text);
  return edits.filter(edit => edit.isComposed || veto.against(edit) === undefined);
}
