import { commands, Disposable, window } from 'vscode';
import type { Rooms } from '../rooms';

/** Keeps `promptmeter.isPrompt`, by which menus and the palette know whether a prompt file is being edited. */
export function registerContext({ documents }: Rooms): Disposable {
  let known: boolean | undefined;
  const update = () => {
    const editor = window.activeTextEditor;
    const state = editor && documents.state(editor.document);
    const isPrompt = state?.kind === 'read' && state.reading.file.prompts.length > 0;
    if (isPrompt === known) return;
    known = isPrompt;
    void commands.executeCommand('setContext', 'promptmeter.isPrompt', isPrompt);
  };
  update();
  return Disposable.from(window.onDidChangeActiveTextEditor(update), documents.onDidChange(update));
}
