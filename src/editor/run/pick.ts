import { type Uri, window, workspace } from 'vscode';
import { holdsPrompts } from '../documents/holders';
import { placeOf, type Target, targetOf } from '../documents/target';
import type { Rooms } from '../rooms';

/** Files looked through for prompts: enough for any workspace that is not a whole disk. */
const mostFiles = 50_000;

/** The files of the workspace that may hold prompts, by path. Dependencies are left out. */
export async function promptFiles(): Promise<readonly Uri[]> {
  const files = await workspace.findFiles('**/*', '**/{node_modules,.git}/**', mostFiles);
  return files.filter(holdsPrompts()).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Lets the user choose a prompt of the workspace; `undefined` when they do not, or when there is none.
 * @param title what it is chosen for
 */
export async function pickPrompt(rooms: Rooms, title: string): Promise<Target | undefined> {
  const files = await promptFiles();
  if (files.length === 0) {
    void window.showInformationMessage('There is no prompt in this workspace: open or write one first.');
    return undefined;
  }
  const items = files.map(uri => ({ label: workspace.asRelativePath(uri), uri }));
  const file = await window.showQuickPick(items, { title, placeHolder: 'Which prompt?' });
  if (!file) return undefined;
  const document = await workspace.openTextDocument(file.uri);
  const prompts = (await rooms.documents.current(document))?.file.prompts ?? [];
  const named = prompts.map(({ name }, index) => ({ label: name, index }));
  const prompt =
    named.length > 1
      ? await window.showQuickPick(named, { title, placeHolder: `Which prompt of ${file.label}?` })
      : { index: 0 };
  return prompt && targetOf(rooms, placeOf(document, prompt.index));
}
