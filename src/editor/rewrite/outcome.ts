import { window, workspace } from 'vscode';
import type { CallResult } from '../../calls';
import type { Accepted, Refused } from '../../rewrite';
import type { Target } from '../documents/target';
import { cacheNote } from '../minimise/cacheNote';
import { editOf, savedText } from '../minimise/savings';
import type { Rooms } from '../rooms';
import { costText } from '../run/words';
import { tellChanged } from './attempt';
import type { Texts } from './texts';
import { paidText } from './words';

/**
 * Shows what a rewrite changes and saves, and makes the change when the user takes it.
 * @param version of the document that the edits are for
 */
export async function offer(
  rooms: Rooms,
  texts: Texts,
  target: Target,
  version: number,
  { call }: CallResult,
  { edits, text, before, after }: Accepted,
): Promise<void> {
  const { document, reading, place, prompt, estimate } = target;
  const saved = before - after;
  const saves = savedText(rooms, document, reading, place, saved);
  const title = `${prompt.name}: rewritten (saves ${saves})`;
  const shown = texts.add(text, document.uri);
  await texts.compare(document.uri, shown, title);
  const note = edits[0] && (await cacheNote(rooms, document, reading, place.index, edits[0].start));
  const take = {
    label: '$(check) Take it',
    description: `saves ${note === undefined ? saves : `${saves}; ${note}`}`,
    detail: paidText(call, saved, estimate.model),
  };
  const leave = { label: '$(close) Leave it' };
  const placeHolder = 'Nothing that can be checked was lost. Read it: only you know what it means.';
  const chosen = await window.showQuickPick([take, leave], { title, placeHolder, ignoreFocusOut: true });
  await texts.close(shown);
  // The difference may have taken the place of the file's own editor.
  await window.showTextDocument(document, { preview: false });
  if (chosen !== take) return;
  if (document.version !== version) return tellChanged(prompt.name);
  if (await workspace.applyEdit(editOf(document, edits))) {
    window.setStatusBarMessage(`Promptmeter: saved ${saves}.`, 8000);
  } else {
    void window.showWarningMessage('The file could not be changed, so the prompt is as it was.');
  }
}

/** Says why a rewrite is refused, and shows it when asked, without a way to take it; whether to try again. */
export async function refuse(
  texts: Texts,
  { document, prompt }: Target,
  { call }: CallResult,
  { reason, sent, answered }: Refused,
  mayTryAgain: boolean,
): Promise<boolean> {
  const show = 'Show Difference';
  const again = 'Try Again…';
  const message = `The rewrite of “${prompt.name}” is refused. ${reason} Nothing was changed; the call was made: ${costText(call)}.`;
  const retry = mayTryAgain ? [again] : [];
  const pressed = await window.showWarningMessage(message, show, ...retry);
  if (pressed !== show) return pressed === again;
  const like = document.uri.with({ path: `/${prompt.name.replace(/[\\/]/g, ' ')}.md` });
  const title = `${prompt.name}: the refused rewrite`;
  await texts.compare(texts.add(sent, like), texts.add(answered, like), title);
  return mayTryAgain && (await window.showWarningMessage(message, again)) === again;
}
