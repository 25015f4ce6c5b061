import { type Uri, workspace } from 'vscode';
import { suffixOf } from '../../estimate';
import type { FileOutline, PromptOutline } from '../../reader';
import { fileOf, isCell } from '../documents/holders';

/** What a prompt's calls are booked on, and found by again: see `Call` in `ledger/`. */
export interface Booking {
  /** The workspace folder's path, as tools that keep logs write it too; empty for a file outside any folder. */
  readonly workspace: string;
  /** Path within the folder with `/` between its parts, and `#name` where the file holds several prompts. */
  readonly prompt: string;
}

/** Where the calls of a file's prompts are found in the ledger. */
export interface FilePlace {
  readonly workspace: string;
  /** Path within the folder. */
  readonly path: string;
}

/** The place of the file at `uri`. */
export function placeOfFile(uri: Uri): FilePlace {
  const file = fileOf(uri);
  const folder = workspace.getWorkspaceFolder(file);
  const path = folder ? file.path.slice(folder.uri.path.replace(/\/$/, '').length + 1) : file.path;
  return { workspace: folder?.uri.fsPath ?? '', path };
}

/** The booking of a prompt in the file at `uri`. */
export function bookingOf(uri: Uri, file: FileOutline, prompt: PromptOutline): Booking {
  const { workspace, path } = placeOfFile(uri);
  // Cells come and go: the prompt's name is what stays.
  const isInNotebook = isCell(uri) || file.format === 'notebook';
  return { workspace, prompt: path + (isInNotebook ? `#${prompt.name}` : suffixOf(file, prompt)) };
}
