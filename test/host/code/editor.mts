import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { InHost } from './bridge.mts';
import type { Code } from './session.mts';

/**
 * Shows a file in the editor as it is on disk, if nothing in it is unsaved, with the cursor at a place where one is named;
 * lines and characters count from 0.
 */
export function showFile(inHost: InHost, path: string, line?: number, character = 0): Promise<void> {
  return inHost(
    async (vscode, file, line, character) => {
      const uri = vscode.Uri.file(file);
      const editor = await vscode.window.showTextDocument(uri);
      const { document } = editor;
      const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      // It has been open before and was written to since: following that later would move the cursor.
      if (!document.isDirty && document.getText() !== saved)
        await vscode.commands.executeCommand('workbench.action.files.revert');
      if (line !== null) editor.selection = new vscode.Selection(line, character, line, character);
    },
    path,
    line ?? null, // as JSON has it
    character,
  );
}

/** What a file holds in the editor, saved or not. */
export function textOf(inHost: InHost, path: string): Promise<string> {
  return inHost(
    async (vscode, file) => (await vscode.workspace.openTextDocument(vscode.Uri.file(file))).getText(),
    path,
  );
}

/** Adds to the end of a file in the editor, without saving it. @returns what it holds then */
export function append(inHost: InHost, path: string, text: string): Promise<string> {
  return inHost(
    async (vscode, file, text) => {
      const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, document.positionAt(document.getText().length), text);
      await vscode.workspace.applyEdit(edit);
      return document.getText();
    },
    path,
    text,
  );
}

interface Problem {
  readonly code: string;
  /** The file of the page that its code leads to. */
  readonly page: string | null;
  readonly message: string;
  /** What is underlined. */
  readonly text: string;
  readonly line: number;
  readonly character: number;
  /** Where else it is said, by the path in the workspace. */
  readonly related: readonly { readonly path: string; readonly line: number }[];
}

/** The diagnostics of this extension in a file. */
export function problemsOf(inHost: InHost, path: string): Promise<Problem[]> {
  return inHost(async (vscode, file) => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
    return vscode.languages
      .getDiagnostics(document.uri)
      .filter(it => it.source === 'Promptmeter')
      .map(({ code, message, range, relatedInformation = [] }) => ({
        code: String(typeof code === 'object' ? code.value : code),
        page: typeof code === 'object' ? (code.target.path.split('/').at(-1) ?? null) : null,
        message,
        text: document.getText(range),
        line: range.start.line,
        character: range.start.character,
        related: relatedInformation.map(({ location }) => ({
          path: vscode.workspace.asRelativePath(location.uri),
          line: location.range.start.line,
        })),
      }));
  }, path);
}

/** Shows the hover at the cursor until it says `text`. @returns it */
export async function hovered(
  { page, inHost }: Pick<Code, 'page' | 'inHost'>,
  text: string,
): Promise<Locator> {
  const hover = page.locator('.monaco-hover', { hasText: text });
  await expect
    .poll(
      async () => {
        await inHost(vscode => vscode.commands.executeCommand('editor.action.showHover'));
        return hover.isVisible();
      },
      { interval: 1000 },
    )
    .toBe(true);
  return hover;
}
