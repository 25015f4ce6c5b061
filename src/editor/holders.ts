import { type DocumentSelector, languages, RelativePattern, type TextDocument, workspace } from 'vscode';
import { mayHoldPrompts } from '../prompts';
import { readSettings } from './settings';

/** Where prompts are edited: files, new files, and the user's own prompts. Not git's versions, diffs, output or chat. */
const schemes = ['file', 'vscode-remote', 'vscode-userdata', 'untitled'];

/** Everything a prompt may stand in. Providers registered on it answer nothing for other documents. */
export const selector: DocumentSelector = schemes.map(scheme => ({ scheme }));

/** What a new, unnamed file counts as, by the language it was given. */
const untitledNames: Readonly<Record<string, string>> = {
  prompt: 'untitled.prompt.md',
  instructions: 'untitled.instructions.md',
  chatagent: 'untitled.agent.md',
  skill: 'SKILL.md',
};

/** A document as the reader of prompts needs it named. */
export interface Holder {
  /** The path that says its format. */
  readonly path: string;
  /** Named by the setting `promptmeter.include`, so plain text counts as a prompt. */
  readonly included: boolean;
}

/** Whether a document may hold prompts, by its name alone; `undefined` when it does not. */
export function holderOf(document: TextDocument): Holder | undefined {
  const { uri, languageId } = document;
  if (!schemes.includes(uri.scheme)) return undefined;
  const path = uri.scheme === 'untitled' ? (untitledNames[languageId] ?? uri.path) : uri.path;
  const included = isIncluded(document);
  return mayHoldPrompts(path, { included }) ? { path, included } : undefined;
}

function isIncluded(document: TextDocument): boolean {
  const folder = workspace.getWorkspaceFolder(document.uri);
  if (!folder) return false;
  const { include } = readSettings(document.uri);
  return include.some(glob => languages.match({ pattern: new RelativePattern(folder, glob) }, document) > 0);
}
