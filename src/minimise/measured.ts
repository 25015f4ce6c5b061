import { careful, type Edit, joined } from './edit';
import { savedBy } from './window';

/** An edit that was measured and found to save. */
export interface MeasuredEdit extends Edit {
  /** Tokens saved by this edit alone. */
  readonly saved: number;
  /** What could be done here in its place. */
  readonly other?: MeasuredEdit;
}

/** Tokens of a text, in the model's own encoding. */
export type Count = (text: string) => number;

/** How far apart two edits may stand and still change each other's tokens: a token is shorter. In UTF-16 units. */
const reach = 128;
/** How many edits are tried as one with the next. */
const mostJoined = 4;

/** Those of `edits` that save by themselves. */
export function saving(text: string, edits: readonly Edit[], count: Count): readonly MeasuredEdit[] {
  return edits.map(edit => measured(text, edit, count)).filter(edit => edit.saved > 0);
}

/**
 * As `saving`, but an edit that saves only together with those before it or the one after it becomes one edit with
 * them, under the rule that asks for more care. `edits` are in order.
 */
export function savingTogether(text: string, edits: readonly Edit[], count: Count): readonly MeasuredEdit[] {
  const result: MeasuredEdit[] = [];
  let waiting: Edit | undefined;
  for (const next of edits) {
    const edit = better(text, waiting, measured(text, next, count), count);
    waiting = undefined;
    if (edit.saved > 0) {
      result.push(edit);
      continue;
    }
    const all = withThoseBefore(text, result, edit, count);
    if (all) result.splice(-all.joins, all.joins, all.edit);
    else waiting = edit;
  }
  return result;
}

/** `edit` with the fewest of the last edits `before` it with which it saves more than they do without it. */
function withThoseBefore(
  text: string,
  before: readonly MeasuredEdit[],
  edit: MeasuredEdit,
  count: Count,
): { readonly edit: MeasuredEdit; readonly joins: number } | undefined {
  for (let joins = 1; joins <= Math.min(mostJoined, before.length); joins++) {
    const last = before.slice(-joins);
    if (edit.start - last[0]!.end >= reach) return undefined;
    const rule = [...last, edit].map(it => it.rule).reduce(careful);
    const all = measured(text, { rule, ...joined(text, [...last, edit]) }, count);
    if (all.saved > savedBy(text, joined(text, last), count)) return { edit: all, joins };
  }
  return undefined;
}

/** `edit`, or it and the one `before` it as one where that saves more and is near. */
function better(text: string, before: Edit | undefined, edit: MeasuredEdit, count: Count): MeasuredEdit {
  if (!before || edit.start - before.end >= reach) return edit;
  const rule = careful(before.rule, edit.rule);
  const both = measured(text, { rule, ...joined(text, [before, edit]) }, count);
  return both.saved > Math.max(0, edit.saved) ? both : edit;
}

function measured(text: string, edit: Edit, count: Count): MeasuredEdit {
  const { rival } = edit;
  return {
    ...edit,
    saved: savedBy(text, edit, count),
    ...(rival && { other: { ...rival, saved: savedBy(text, rival, count) } }),
  };
}
