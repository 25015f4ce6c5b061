import { CodeAction, type CodeActionKind, type TextDocument } from 'vscode';
import { rules } from '../../minimise';
import { commandIds, innerCommandIds } from '../commands';
import type { Reading } from '../documents/reading';
import { placeOf } from '../documents/target';
import type { KeptCommands } from '../lightbulb/kept';
import type { Rooms } from '../rooms';
import { counted } from '../words/cost';
import { actionText, reviewEdits } from './reviewEdit';
import { minimiseEdit, savingsOf } from './savings';

/** Review edits offered at one place: more than two rarely overlap. */
const mostAtPlace = 3;

/**
 * The whole prompt first; then, where several rules save something, each by itself, and the way to switch them off.
 * None when nothing can be saved. They are commands, which minimise the text as it is when they are taken.
 */
export async function minimiseActions(
  rooms: Pick<Rooms, 'spending'>,
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  index: number,
  kind: CodeActionKind,
): Promise<CodeAction[]> {
  const all = await savingsOf(rooms, document, reading, { index });
  if (!all) return [];
  const place = placeOf(document, index);
  const offer = (title: string, command: string, ...args: readonly unknown[]) => {
    const action = new CodeAction(title, kind);
    action.command = kept.keep(title, command, ...args);
    return action;
  };
  const whole = offer(`Minimise prompt (saves ${all.text})`, commandIds.minimise, place);
  whole.isPreferred = true;
  const used = rules.filter(({ id }) => all.edits.some(edit => edit.rule === id));
  const single = await Promise.all(
    used.map(async ({ id, why }) => {
      const savings = await savingsOf(rooms, document, reading, { index, rule: id });
      if (!savings) return [];
      const title = `${headOf(why)} (saves ${counted(savings.tokens, 'token')})`;
      return [offer(title, innerCommandIds.minimiseByRule, place, id)];
    }),
  );
  const [first, ...others] = used;
  const off = offer(
    first && others.length === 0
      ? `Do not use the rule “${first.id}” in this workspace`
      : 'Do not use a rule in this workspace…',
    innerCommandIds.switchRuleOff,
    used.map(it => it.id),
  );
  return [whole, ...(others.length > 0 ? single.flat() : []), off];
}

/**
 * The edits at a place that want a human eye: each opens its preview, and the way on to the next.
 * @param rules only edits of these; all when absent
 */
export async function reviewActions(
  kept: KeptCommands,
  document: TextDocument,
  reading: Reading,
  index: number,
  kind: CodeActionKind,
  at: { readonly start: number; readonly end: number },
  rules?: readonly string[],
): Promise<CodeAction[]> {
  const edits = await reviewEdits(document, reading, index);
  return edits
    .filter(it => it.start <= at.end && at.start <= it.end && (rules?.includes(it.rule) ?? true))
    .slice(0, mostAtPlace)
    .map(edit => {
      const title = `Review: ${actionText(edit)} (saves ${counted(edit.saved, 'token')})…`;
      const action = new CodeAction(title, kind);
      action.command = kept.keep(title, commandIds.reviewMinimise, {
        ...placeOf(document, index),
        from: edit.start,
      });
      return action;
    });
}

/** Every prompt of the file at once: what is done on save. */
export async function minimiseAll(
  rooms: Pick<Rooms, 'documents' | 'spending'>,
  document: TextDocument,
  kind: CodeActionKind,
): Promise<CodeAction[]> {
  const made = await minimiseEdit(rooms, document, {});
  if (!made) return [];
  const action = new CodeAction(`Minimise all prompts (saves ${made.text})`, kind);
  action.edit = made.edit;
  return [action];
}

/** What a rule does, without why it is safe. */
function headOf(why: string): string {
  return /^[^:;.]+/.exec(why)?.[0] ?? why;
}
