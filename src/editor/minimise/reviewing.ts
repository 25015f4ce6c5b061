import { commands, Disposable, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import { rules } from '../../minimise';
import { commandIds, innerCommandIds } from '../commands';
import { placeIn, type Target, targetOf } from '../documents/target';
import type { Rooms } from '../rooms';
import { counted } from '../words/cost';
import { cacheNote } from './cacheNote';
import type { ReviewEdit } from './reviewEdit';
import { actionText, reviewEdits } from './reviewEdit';
import { editOf, savedText } from './savings';

/** The file as it would be after one edit, for the right side of a diff. */
const reviewedScheme = 'promptmeter-reviewed';

type Answer = 'take' | 'other' | 'skip' | 'off' | 'stop';

/** "Review Further Savings One by One": each edit that wants a human eye is shown as a diff, and taken only when told. */
export function registerReview(rooms: Rooms): Disposable {
  const texts = new Map<string, string>();
  let steps = 0;

  /** Shows one edit and asks what to do with it. */
  async function ask(target: Target, edit: ReviewEdit, title: string): Promise<Answer> {
    const { document, place, reading } = target;
    const text = document.getText();
    const after = document.uri.with({ scheme: reviewedScheme, query: `${++steps}` });
    texts.set(after.toString(), text.slice(0, edit.start) + edit.replacement + text.slice(edit.end));
    const selection = new Range(document.positionAt(edit.start), document.positionAt(edit.start));
    await commands.executeCommand('vscode.diff', document.uri, after, title, { selection, preview: true });
    const saves = savedText(rooms, document, reading, place, edit.saved);
    const note = await cacheNote(rooms, document, reading, place.index, edit.start);
    const choices: { label: string; description?: string; answer: Answer }[] = [
      {
        label: '$(check) Take it',
        description: `saves ${note === undefined ? saves : `${saves}; ${note}`}`,
        answer: 'take',
      },
      ...(edit.other
        ? [
            {
              label: '$(check) Take the other way',
              description: `${edit.other.rule}: saves ${counted(edit.other.saved, 'token')}`,
              answer: 'other' as const,
            },
          ]
        : []),
      { label: '$(arrow-right) Leave it', answer: 'skip' },
      {
        label: '$(circle-slash) Do not use this rule in this workspace',
        description: edit.rule,
        answer: 'off',
      },
      { label: '$(close) Stop', answer: 'stop' },
    ];
    const placeHolder = rules.find(it => it.id === edit.rule)?.why ?? '';
    const chosen = await window.showQuickPick(choices, { title, placeHolder, ignoreFocusOut: true });
    return chosen?.answer ?? 'stop';
  }

  async function review(argument?: unknown): Promise<void> {
    let target = await targetOf(rooms, argument);
    if (!target) return;
    const { document, place, prompt } = target;
    const tokensBefore = target.estimate.input.tokens;
    let from = fromOf(argument);
    let [shown, taken] = [0, 0];
    let answer: Answer = 'skip';
    while (target && answer !== 'stop') {
      const all = await reviewEdits(document, target.reading, place.index);
      // The text has moved on meanwhile: its own edits are asked for.
      if (target.reading.version === document.version) {
        const [edit, ...others] = all.filter(it => it.start >= from);
        if (!edit) break;
        const { version } = document;
        const title = `${prompt.name}: edit ${++shown} of ${shown + others.length}, ${actionText(edit)}`;
        answer = await ask(target, edit, title);
        const made = answer === 'take' ? edit : answer === 'other' ? edit.other : undefined;
        if (document.version !== version && made) {
          void window.showWarningMessage('The text has changed meanwhile: look at the edit again.');
          shown--;
        } else {
          from = made ? made.start + made.replacement.length : edit.end;
          if (made && (await workspace.applyEdit(editOf(document, [made])))) taken++;
          if (answer === 'off') await commands.executeCommand(innerCommandIds.switchRuleOff, [edit.rule]);
        }
      }
      target = await targetOf(rooms, place);
    }
    texts.clear();
    await back(document, from);
    if (shown === 0) {
      void window.showInformationMessage(
        `Nothing to review in “${prompt.name}”: no rule finds more to save.`,
      );
    } else if (taken > 0) {
      const saved = tokensBefore - (target?.estimate.input.tokens ?? tokensBefore);
      window.setStatusBarMessage(
        `Promptmeter: ${counted(taken, 'edit')} taken, ${counted(saved, 'token')} saved.`,
        8000,
      );
    }
  }

  return Disposable.from(
    workspace.registerTextDocumentContentProvider(reviewedScheme, {
      provideTextDocumentContent: uri => texts.get(uri.toString()),
    }),
    commands.registerCommand(commandIds.reviewMinimise, review),
  );
}

/** Where the review begins: the offset that a place of the lightbulb holds, else the prompt's beginning. */
function fromOf(argument: unknown): number {
  const named = placeIn(argument) && !(argument instanceof Uri) && (argument as { from?: unknown }).from;
  return typeof named === 'number' ? named : 0;
}

/** Closes the diffs of the review, and shows the file again. */
async function back(document: TextDocument, offset: number): Promise<void> {
  const diffs = window.tabGroups.all
    .flatMap(group => group.tabs)
    .filter(({ input }) => (input as { modified?: Uri } | undefined)?.modified?.scheme === reviewedScheme);
  if (diffs.length === 0) return;
  await window.tabGroups.close(diffs);
  const at = document.positionAt(offset);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}
