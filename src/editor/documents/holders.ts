import { posix } from 'node:path';
import ignore from 'ignore';
import {
  type DocumentSelector,
  languages,
  RelativePattern,
  type TextDocument,
  type Uri,
  workspace,
} from 'vscode';
import { mayHoldPrompts, type ParseOptions } from '../../prompts';
import { readSettings } from '../settings';
import { toIgnorePatterns } from './patterns';

/** What a cell of a notebook has instead of a file's scheme. */
const cellScheme = 'vscode-notebook-cell';

/**
 * Where prompts are edited: files, new files, cells of notebooks, and the user's own prompts. Not git's versions, diffs,
 * output or chat.
 */
const schemes = ['file', 'vscode-remote', 'vscode-userdata', 'untitled', cellScheme];

/** Everything a prompt may stand in. Providers registered on it answer nothing for other documents. */
export const selector: DocumentSelector = schemes.map(scheme => ({ scheme }));

/** What a new, unnamed file counts as, by the language it was given. */
const untitledNames: Readonly<Record<string, string>> = {
  prompt: 'untitled.prompt.md',
  instructions: 'untitled.instructions.md',
  chatagent: 'untitled.agent.md',
  skill: 'SKILL.md',
};

/** The ending that a document of a programming language counts as having, where its name has none of its own. */
const endings: Readonly<Record<string, string>> = {
  python: '.py',
  typescript: '.ts',
  typescriptreact: '.tsx',
  javascript: '.js',
  javascriptreact: '.jsx',
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
  const options = { included: isIncluded(document), sourceCode: readSettings(uri).sourceCode };
  // A notebook's own ending says nothing of the language of its cells.
  const named = [...(uri.scheme === cellScheme ? [] : [path]), path + (endings[languageId] ?? '')];
  const found = named.find(it => mayHoldPrompts(it, options));
  return found === undefined ? undefined : { path: found, included: options.included };
}

/** Tells files of the workspace that may hold prompts by their paths, under the settings as they are now. */
export function holdsPrompts(): (uri: Uri) => boolean {
  // Asked once for each folder: settings are slow to read.
  const known = new Map<string, (uri: Uri) => ParseOptions>();
  return uri => {
    const folder = workspace.getWorkspaceFolder(uri)?.uri;
    const key = folder?.toString() ?? '';
    const options = known.get(key) ?? optionsIn(folder);
    known.set(key, options);
    return mayHoldPrompts(uri.path, options(uri));
  };
}

/** How the files of a folder are read. */
function optionsIn(folder: Uri | undefined): (uri: Uri) => ParseOptions {
  const { sourceCode, include } = readSettings(folder);
  if (!folder || include.length === 0) return () => ({ sourceCode });
  const included = ignore().add(toIgnorePatterns(include));
  return ({ path }) => ({ sourceCode, included: included.ignores(posix.relative(folder.path, path)) });
}

/** The file that a document belongs to: the notebook of a cell, else the document itself. */
export function fileOf(uri: Uri): Uri {
  if (uri.scheme !== cellScheme) return uri;
  const of = workspace.notebookDocuments.find(it => it.uri.path === uri.path);
  return of?.uri ?? uri.with({ scheme: 'file', fragment: '' });
}

/** Whether a document is one cell of several. */
export function isCell(uri: Uri): boolean {
  return uri.scheme === cellScheme;
}

function isIncluded(document: TextDocument): boolean {
  const folder = workspace.getWorkspaceFolder(fileOf(document.uri));
  if (!folder) return false;
  const { include } = readSettings(document.uri);
  return include.some(glob => languages.match({ pattern: new RelativePattern(folder, glob) }, document) > 0);
}
