import { commands, Disposable, window } from 'vscode';
import type { Rooms } from './rooms';

/** Keeps `promptmeter.isPrompt`, by which menus and the palette know whether a prompt file is being edited. */
export function registerContext({ documents }: Rooms): Disposable {
  let known: boolean | undefined;
  const update = () => {
    const editor = window.activeTextEditor;
    const kind = editor && documents.state(editor.document)?.kind;
    const isPrompt = kind !== undefined && kind !== 'empty';
    if (isPrompt === known) return;
    known = isPrompt;
    void commands.executeCommand('setContext', 'promptmeter.isPrompt', isPrompt);
  };
  update();
  return Disposable.from(window.onDidChangeActiveTextEditor(update), documents.onDidChange(update));
}
