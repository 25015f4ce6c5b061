import { type Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { Estimate } from '../../estimate';
import type { FileOutline, PromptOutline } from '../../reader';
import type { Rooms } from '../rooms';
import type { Reading } from './reading';

/** Which prompt a lens or a quick fix is about; survives JSON, as arguments in hover links have to. */
export interface PromptPlace {
  readonly uri: string;
  /** Its number within the file, from 0. */
  readonly index: number;
}

/** A prompt and all that is known of it, as its document stands now. */
export interface Target {
  readonly document: TextDocument;
  readonly reading: Reading;
  readonly place: PromptPlace;
  readonly prompt: PromptOutline;
  readonly estimate: Estimate;
}

export function placeOf(document: TextDocument, index: number): PromptPlace {
  return { uri: document.uri.toString(), index };
}

/**
 * The prompt a command is about: the one its argument names, or the one under the cursor. Where there is none the user
 * is told, and the answer is `undefined`.
 * @param argument a `PromptPlace`; menus give the file's URI instead, the palette gives nothing
 */
export async function targetOf(rooms: Rooms, argument?: unknown): Promise<Target | undefined> {
  const found = await findTarget(rooms, argument);
  if (typeof found !== 'string') return found;
  void window.showInformationMessage(found);
  return undefined;
}

/** The same; where there is no prompt, a sentence that says so. */
export async function findTarget({ documents }: Rooms, argument?: unknown): Promise<Target | string> {
  const place = placeIn(argument);
  const editor = window.activeTextEditor;
  const document = place ? await workspace.openTextDocument(Uri.parse(place.uri)) : editor?.document;
  const reading = document && (await documents.current(document));
  if (!document || !reading) {
    return 'Open a prompt file first: there is no prompt in the active editor.';
  }
  const index = place?.index ?? indexAt(reading, editor ? document.offsetAt(editor.selection.active) : 0);
  const prompt = reading.file.prompts[index];
  const estimate = reading.estimates[index];
  if (!prompt || !estimate) {
    return 'No prompt could be read from this file.';
  }
  return { document, reading, place: placeOf(document, index), prompt, estimate };
}

/** The URI of a prompt's minimised text, shown beside the file. It holds the place. */
export const minimisedScheme = 'promptmeter-minimised';

export function minimisedUri(place: PromptPlace): Uri {
  return Uri.parse(place.uri).with({ scheme: minimisedScheme, query: JSON.stringify(place) });
}

/** The place a command's argument names; `undefined` when it names none. */
export function placeIn(argument: unknown): PromptPlace | undefined {
  if (argument instanceof Uri) {
    return argument.scheme === minimisedScheme ? (JSON.parse(argument.query) as PromptPlace) : undefined;
  }
  const named = typeof argument === 'object' && argument !== null && 'uri' in argument && 'index' in argument;
  return named ? (argument as PromptPlace) : undefined;
}

/** The number of the prompt an offset stands in, or of the last one before it, or of the first. */
export function indexAt({ file }: Reading, offset: number): number {
  return Math.max(
    0,
    file.prompts.findLastIndex(prompt => prompt.start <= offset),
  );
}

/**
 * The line a prompt's lens stands above: its first line that holds text. Where a prompt stands inside a value of JSON
 * or YAML and is the only one, the file's first line, so that no lens is wedged into the middle of the data.
 */
export function titleLine(
  document: TextDocument,
  { prompts, format }: FileOutline,
  prompt: PromptOutline,
): Range {
  const start = document.positionAt(prompt.start);
  const isData = format !== 'python' && format !== 'javascript';
  if (isData && start.character > 0 && prompts.length === 1) return document.lineAt(0).range;
  const last = document.positionAt(prompt.end).line;
  let { line } = start;
  while (line < last && document.lineAt(line).isEmptyOrWhitespace) line++;
  return document.lineAt(line).range;
}
