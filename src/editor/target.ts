import { type Range, type TextDocument, Uri, window, workspace } from 'vscode';
import type { Estimate } from '../estimate';
import type { Prompt, PromptFile } from '../prompts';
import type { Reading } from './reading';
import type { Rooms } from './rooms';

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
  readonly prompt: Prompt;
  readonly estimate: Estimate;
}

export function placeOf(document: TextDocument, index: number): PromptPlace {
  return { uri: document.uri.toString(), index };
}

/**
 * The prompt a command is about: the one at `place`, or from the palette the one under the cursor. Where there is
 * none the user is told, and the answer is `undefined`.
 */
export async function targetOf({ documents }: Rooms, place?: PromptPlace): Promise<Target | undefined> {
  const editor = window.activeTextEditor;
  const document = place ? await workspace.openTextDocument(Uri.parse(place.uri)) : editor?.document;
  const reading = document && (await documents.current(document));
  if (!document || !reading) {
    void window.showInformationMessage('Open a prompt file first: there is no prompt in the active editor.');
    return undefined;
  }
  const index = place?.index ?? indexAt(reading, editor ? document.offsetAt(editor.selection.active) : 0);
  const prompt = reading.file.prompts[index];
  const estimate = reading.estimates[index];
  if (!prompt || !estimate) {
    void window.showInformationMessage('The prompt is no longer in the file.');
    return undefined;
  }
  return { document, reading, place: placeOf(document, index), prompt, estimate };
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
export function titleLine(document: TextDocument, { prompts }: PromptFile, prompt: Prompt): Range {
  const start = document.positionAt(prompt.start);
  if (start.character > 0 && prompts.length === 1) return document.lineAt(0).range;
  const last = document.positionAt(prompt.end).line;
  let { line } = start;
  while (line < last && document.lineAt(line).isEmptyOrWhitespace) line++;
  return document.lineAt(line).range;
}
