import { ProgressLocation, Uri, window, workspace } from 'vscode';
import { isDay, type Selection } from '../../ledger';

/** Does work on the ledger, and says so as long as it lasts. */
export const during = <T>(title: string, work: () => Promise<T>) =>
  window.withProgress({ location: ProgressLocation.Notification, title: `${title}…` }, work);

/** Which calls: of a workspace or all, of a period or ever; `undefined` when the user thinks better of it. */
export async function pickSelection(title: string): Promise<Selection | undefined> {
  const all = { label: 'All workspaces', id: undefined };
  const folders = (workspace.workspaceFolders ?? []).map(({ name, uri }) => ({
    label: name,
    id: uri.fsPath,
  }));
  const where = await window.showQuickPick([...folders, all], {
    title,
    placeHolder: 'Calls of which workspace?',
  });
  if (!where) return;
  const from = await askDay(title, 'First day, YYYY-MM-DD; empty for the very first');
  if (from === undefined) return;
  const to = await askDay(title, 'Last day, YYYY-MM-DD; empty for today', from);
  if (to === undefined) return;
  return {
    ...(where.id !== undefined && { workspace: where.id }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
  };
}

/** @param notBefore a day, or empty */
function askDay(title: string, prompt: string, notBefore = ''): Thenable<string | undefined> {
  const validateInput = (day: string) => {
    if (day === '') return undefined;
    if (!isDay(day)) return `“${day}” is not a day. Days are written YYYY-MM-DD, such as 2026-11-21.`;
    return day < notBefore ? `The last day is before the first, ${notBefore}.` : undefined;
  };
  return window.showInputBox({ title, prompt, validateInput });
}

/** Where to save a file to begin with: in the first folder of the window. */
export function besideWork(name: string): { readonly defaultUri?: Uri } {
  const folder = workspace.workspaceFolders?.[0];
  return folder ? { defaultUri: Uri.joinPath(folder.uri, name) } : {};
}
