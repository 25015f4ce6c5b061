import { FileType, Range, type TextDocument, Uri, window, workspace } from 'vscode';
import { isSeveral } from '../../ledger';
import { type Booking, bookingOf } from '../ledger/booking';
import type { Rooms } from '../rooms';

/** Shows the prompt that calls are booked on in its file; where it cannot be found, says so. */
export async function openBooked(rooms: Rooms, booking: Booking): Promise<void> {
  const uri = await fileOf(booking);
  if (typeof uri === 'string') return void window.showInformationMessage(uri);
  const document = await workspace.openTextDocument(uri);
  await window.showTextDocument(document, { selection: await placeIn(rooms, document, booking) });
}

/** The file of a booking, or a sentence that says why there is none. */
export async function fileOf({ workspace: home, prompt }: Booking): Promise<Uri | string> {
  if (isSeveral(prompt)) return `These calls were made with ${prompt}. Their text does not tell which.`;
  const folder = workspace.workspaceFolders?.find(it => it.uri.fsPath === home);
  if (home !== '' && !folder) return `${prompt} is in ${home}, which is not open in this window.`;
  // A name may hold `#` itself, so the whole of it is tried first.
  for (const path of [prompt, prompt.replace(/#[^#]*$/, '')]) {
    const uri = folder ? Uri.joinPath(folder.uri, path) : Uri.file(path);
    if (folder && !uri.path.startsWith(`${folder.uri.path}/`)) break;
    const found = await Promise.resolve(workspace.fs.stat(uri)).catch(() => undefined);
    if (found && found.type !== FileType.Directory) return uri;
  }
  return `${prompt} is no longer there: it was moved, renamed or deleted since it was run.`;
}

/** Where the prompt starts; the top of the file when it holds no such prompt any more. */
async function placeIn({ documents }: Rooms, document: TextDocument, booking: Booking): Promise<Range> {
  const file = (await documents.current(document))?.file;
  const prompt = file?.prompts.find(it => bookingOf(document.uri, file, it).prompt === booking.prompt);
  const start = document.positionAt(prompt?.start ?? 0);
  return new Range(start, start);
}
