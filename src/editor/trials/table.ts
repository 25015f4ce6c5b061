import { type TextDocument, Uri, WorkspaceEdit, workspace } from 'vscode';

/**
 * A document that is in no file yet, and is saved beside the prompt without a question: `ticket.inputs.csv` for
 * `ticket.prompt`, with a number where that is taken. The editor would else propose the table's first line as its name.
 * Beside a prompt that is in no file itself it has no name.
 */
export async function openTable(beside: Uri, content: string): Promise<TextDocument> {
  if (beside.scheme !== 'file') return workspace.openTextDocument({ content, language: 'csv' });
  const name = beside.path.replace(/^.*\//, '').replace(/(?<=.)\.[^.]*$/, '');
  for (let number = 1; ; number++) {
    const file = Uri.joinPath(beside, '..', `${name}.inputs${number === 1 ? '' : `-${number}`}.csv`);
    if (await exists(file)) continue;
    const document = await workspace.openTextDocument(file.with({ scheme: 'untitled' }));
    // Another table of this name is being written.
    if (document.getText() !== '') continue;
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), content);
    await workspace.applyEdit(edit);
    return document;
  }
}

const exists = (file: Uri) =>
  Promise.resolve(workspace.fs.stat(file)).then(
    () => true,
    () => false,
  );
