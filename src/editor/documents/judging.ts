import { type TextDocument, workspace } from 'vscode';
import type { Judging } from '../../reader';
import type { Rooms } from '../rooms';
import { budgetOf, readSettings } from '../settings';
import { fileOf, holderOf } from './holders';

/** Schemes whose paths are those of the disk the extension runs beside. */
const diskSchemes = ['file', 'vscode-remote', 'vscode-userdata'];

/** What is known beside a document that it is judged by. */
export type JudgingRooms = Pick<Rooms, 'learning' | 'workspacePrompts'>;

/** How a document is to be judged, as the settings are now; `undefined` when it may not hold prompts. */
export function judgingOf(
  document: TextDocument,
  { learning, workspacePrompts }: JudgingRooms,
): Judging | undefined {
  const holder = holderOf(document);
  if (!holder) return undefined;
  const settings = readSettings(document.uri);
  const { scheme, fsPath } = fileOf(document.uri);
  const folder = workspace.getWorkspaceFolder(fileOf(document.uri))?.uri.fsPath;
  const surroundings = workspacePrompts.surroundingsOf(document.uri);
  return {
    ...holder,
    ...(diskSchemes.includes(scheme) && { diskPath: fsPath, ...(folder !== undefined && { folder }) }),
    options: {
      defaultModel: settings.defaultModel,
      expectedOutputTokens: settings.expectedOutputTokens,
    },
    past: learning.of(document.uri),
    off: [...settings['minimise.off']],
    findings: {
      suggestCheaperModel: settings.suggestCheaperModel,
      budget: budgetOf(settings),
      ...(surroundings && { surroundings }),
    },
  };
}
