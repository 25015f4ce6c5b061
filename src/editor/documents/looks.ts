import { type Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { Look } from '../../origins';
import { readSettings } from '../settings';
import { toIgnorePatterns } from './patterns';

/** Where and how prompts of a workspace folder are looked for, under the settings as they are now. */
export function lookOf(uri: Uri): Omit<Look, 'files' | 'history'> {
  const { include, sourceCode } = readSettings(uri);
  const excluded = workspace.getConfiguration('files', uri).get<Record<string, unknown>>('exclude') ?? {};
  return {
    folder: uri.fsPath,
    // Only `true` leaves out: a pattern may be switched off again, or hold only beside another file.
    exclude: toIgnorePatterns(Object.keys(excluded).filter(glob => excluded[glob] === true)),
    include: toIgnorePatterns(include),
    sourceCode,
  };
}

/** What is looked at for the prompts that made calls: the folders on this machine's disk. */
export function looksOnDisk(): readonly Look[] {
  return foldersOnDisk().map(it => ({ ...lookOf(it.uri), history: workspace.isTrusted }));
}

/** The workspace folders that are on this machine's disk. */
export function foldersOnDisk(): readonly WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter(it => it.uri.scheme === 'file');
}
