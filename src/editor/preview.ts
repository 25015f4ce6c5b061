import { commands, Disposable, EventEmitter, Uri, workspace } from 'vscode';
import { commandIds } from './commands';
import { nothingToSave } from './minimising';
import type { Rooms } from './rooms';
import { savingsOf } from './savings';
import { type PromptPlace, targetOf } from './target';

const scheme = 'promptmeter-minimised';

/** "Preview Minimised Prompt": the file beside what it would become, following the file's edits. */
export function registerPreview(rooms: Rooms): Disposable {
  const changed = new EventEmitter<Uri>();
  const shown = new Map<string, Uri>();
  return Disposable.from(
    changed,
    rooms.documents.onDidChange(document => {
      for (const uri of shown.values()) if (placeIn(uri).uri === document.uri.toString()) changed.fire(uri);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const { uri: original, index } = placeIn(uri);
        shown.set(uri.toString(), uri);
        const document = await workspace.openTextDocument(Uri.parse(original));
        const reading = await rooms.documents.current(document);
        return reading ? reading.minimised({ index }).text : document.getText();
      },
    }),
    commands.registerCommand(commandIds.previewMinimise, async (place?: PromptPlace) => {
      const target = await targetOf(rooms, place);
      if (!target) return;
      const savings = savingsOf(target.reading, { index: target.place.index });
      if (!savings) return nothingToSave(target.prompt.name);
      const { uri } = target.document;
      const minimised = uri.with({ scheme, query: JSON.stringify(target.place) });
      const title = `${target.prompt.name}: minimised (saves ${savings.text})`;
      await commands.executeCommand('vscode.diff', uri, minimised, title);
    }),
  );
}

function placeIn(uri: Uri): PromptPlace {
  return JSON.parse(uri.query) as PromptPlace;
}
