import { commands, Disposable, EventEmitter, Uri, workspace } from 'vscode';
import { commandIds } from '../commands';
import { minimisedScheme, minimisedUri, placeIn, targetOf } from '../documents/target';
import type { Rooms } from '../rooms';
import { nothingToSave } from './minimising';
import { savingsOf } from './savings';

/** "Preview Minimised Prompt": the file beside what it would become, following the file's edits. */
export function registerPreview(rooms: Rooms): Disposable {
  const changed = new EventEmitter<Uri>();
  return Disposable.from(
    changed,
    rooms.documents.onDidChange(document => {
      // To minimise takes long: not after every key of somebody who types.
      if (rooms.documents.latest(document)?.settled === false) return;
      const { uri } = document;
      for (const shown of workspace.textDocuments) {
        if (placeIn(shown.uri)?.uri === uri.toString()) changed.fire(shown.uri);
      }
    }),
    workspace.registerTextDocumentContentProvider(minimisedScheme, {
      onDidChange: changed.event,
      async provideTextDocumentContent(uri) {
        const place = placeIn(uri);
        if (!place) return undefined;
        const document = await workspace.openTextDocument(Uri.parse(place.uri));
        const reading = await rooms.documents.current(document);
        const minimised = await reading?.minimised({ index: place.index });
        return minimised?.text ?? document.getText();
      },
    }),
    commands.registerCommand(commandIds.previewMinimise, async (place?: unknown) => {
      const target = await targetOf(rooms, place);
      if (!target) return;
      const savings = await savingsOf(rooms, target.document, target.reading, {
        index: target.place.index,
      });
      if (!savings) return nothingToSave(target.prompt.name);
      const title = `${target.prompt.name}: minimised (saves ${savings.text})`;
      await commands.executeCommand('vscode.diff', target.document.uri, minimisedUri(target.place), title);
    }),
  );
}
