import { type Uri, workspace } from 'vscode';
import type { Prompt, PromptFile } from '../prompts';

/** What a prompt's calls are booked on, and found by again: see `Call` in `ledger/`. */
export interface Booking {
  /** The workspace folder's path, as tools that keep logs write it too; empty for a file outside any folder. */
  readonly workspace: string;
  /** Path within the folder with `/` between its parts, and `#name` where the file holds several prompts. */
  readonly prompt: string;
}

/** The booking of a prompt in the file at `uri`. */
export function bookingOf(uri: Uri, file: PromptFile, prompt: Prompt): Booking {
  const folder = workspace.getWorkspaceFolder(uri);
  const path = folder ? uri.path.slice(folder.uri.path.replace(/\/$/, '').length + 1) : uri.path;
  const name = file.prompts.length > 1 ? `#${prompt.name}` : '';
  return { workspace: folder?.uri.fsPath ?? '', prompt: path + name };
}
