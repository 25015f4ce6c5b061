import { CodeAction, type CodeActionKind, type TextDocument } from 'vscode';
import { rules } from '../minimise';
import type { Share } from '../reader';
import type { Reading } from './reading';
import { savingsOf } from './savings';
import { counted } from './wording';

/** An action that minimises a share of a document; its edit is made when it is taken. */
export class MinimiseAction extends CodeAction {
  constructor(
    title: string,
    kind: CodeActionKind,
    readonly document: TextDocument,
    readonly share: Share = {},
  ) {
    super(title, kind);
  }
}

/** The whole prompt first; then, where several rules save something, each by itself. None when nothing can be saved. */
export async function minimiseActions(
  document: TextDocument,
  reading: Reading,
  index: number,
  kind: CodeActionKind,
): Promise<MinimiseAction[]> {
  const all = await savingsOf(reading, { index });
  if (!all) return [];
  const whole = new MinimiseAction(`Minimise prompt (saves ${all.text})`, kind, document, { index });
  whole.isPreferred = true;
  const used = new Set(all.edits.map(edit => edit.rule));
  const single = await Promise.all(
    rules
      .filter(({ id }) => used.has(id))
      .map(async ({ id, why }) => {
        const savings = await savingsOf(reading, { index, rule: id });
        if (!savings) return [];
        const title = `${headOf(why)} (saves ${counted(savings.tokens, 'token')})`;
        return [new MinimiseAction(title, kind, document, { index, rule: id })];
      }),
  );
  return used.size > 1 ? [whole, ...single.flat()] : [whole];
}

/** Every prompt of the file at once: what is done on save. */
export async function minimiseAll(
  document: TextDocument,
  reading: Reading,
  kind: CodeActionKind,
): Promise<MinimiseAction[]> {
  const savings = await savingsOf(reading);
  return savings ? [new MinimiseAction(`Minimise all prompts (saves ${savings.text})`, kind, document)] : [];
}

/** What a rule does, without why it is safe. */
function headOf(why: string): string {
  return /^[^:;.]+/.exec(why)?.[0] ?? why;
}
