import {
  CodeAction,
  CodeActionKind,
  type Disposable,
  languages,
  type Range,
  type TextDocument,
} from 'vscode';
import { rules } from '../minimise';
import { selector } from './holders';
import { minimiseEdit } from './minimising';
import type { Reading, Share } from './reading';
import type { Rooms } from './rooms';
import { savingsOf } from './savings';
import { indexAt, titleLine } from './target';
import { counted } from './wording';

/** A fix whose edit is made when it is taken, on the text as it is then. */
class MinimiseAction extends CodeAction {
  constructor(
    title: string,
    kind: CodeActionKind,
    readonly document: TextDocument,
    readonly share: Share = {},
  ) {
    super(title, kind);
  }
}

const rewrite = CodeActionKind.RefactorRewrite.append('promptmeter');
const fixAll = CodeActionKind.SourceFixAll.append('promptmeter');

/** Minimising in the lightbulb, in the "Source Action" menu and on save. */
export function registerMinimiseActions({ documents }: Rooms): Disposable {
  return languages.registerCodeActionsProvider(
    selector,
    {
      async provideCodeActions(document, range, { only, diagnostics }, token) {
        const reading = await documents.current(document, token);
        if (!reading || token.isCancellationRequested) return [];
        if (only && CodeActionKind.Source.contains(only)) return fixAllOf(document, reading);
        const index = promptIn(document, reading, range);
        if (index === undefined) return [];
        const hint = diagnostics.find(it => it.source === 'Promptmeter' && it.code === 'minimise');
        const actions = actionsOf(document, reading, index, hint ? CodeActionKind.QuickFix : rewrite);
        if (hint) for (const action of actions) action.diagnostics = [hint];
        return actions;
      },
      async resolveCodeAction(action, token) {
        if (!(action instanceof MinimiseAction)) return action;
        const reading = await documents.current(action.document, token);
        const savings = reading && savingsOf(reading, action.share);
        if (savings) action.edit = minimiseEdit(action.document, savings);
        return action;
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, rewrite, fixAll] },
  );
}

function actionsOf(
  document: TextDocument,
  reading: Reading,
  index: number,
  kind: CodeActionKind,
): CodeAction[] {
  const all = savingsOf(reading, { index });
  if (!all) return [];
  const whole = new MinimiseAction(`Minimise prompt (saves ${all.text})`, kind, document, { index });
  whole.isPreferred = true;
  const used = new Set(all.edits.map(edit => edit.rule));
  const single = rules.flatMap(({ id, why }) => {
    if (!used.has(id)) return [];
    const savings = savingsOf(reading, { index, rule: id });
    if (!savings) return [];
    const title = `${headOf(why)} (saves ${counted(savings.tokens, 'token')})`;
    return new MinimiseAction(title, kind, document, { index, rule: id });
  });
  return single.length > 1 ? [whole, ...single] : [whole];
}

/** What a rule does, without why it is safe. */
function headOf(why: string): string {
  return /^[^:;.]+/.exec(why)?.[0] ?? why;
}

function fixAllOf(document: TextDocument, reading: Reading): CodeAction[] {
  const savings = savingsOf(reading);
  return savings ? [new MinimiseAction(`Minimise prompts (saves ${savings.text})`, fixAll, document)] : [];
}

/** The number of the prompt a range lies in; its first line counts whole. */
function promptIn(document: TextDocument, reading: Reading, range: Range): number | undefined {
  const index = indexAt(reading, document.offsetAt(range.start));
  const prompt = reading.file.prompts[index];
  if (!prompt) return undefined;
  const inside = document.offsetAt(range.end) >= prompt.start && document.offsetAt(range.start) <= prompt.end;
  return inside || titleLine(document, reading.file, prompt).intersection(range) ? index : undefined;
}
