import { type TextDocument, type Uri, workspace } from 'vscode';
import { readRouting } from '../../policy';
import type { Judging } from '../../reader';
import type { Rooms } from '../rooms';
import { budgetOf, readSettings } from '../settings';
import { fileOf, type Holder, holderOf } from './holders';

/** Schemes whose paths are those of the disk the extension runs beside. */
const diskSchemes = ['file', 'vscode-remote', 'vscode-userdata'];

/** What is known beside a document that it is judged by. */
export type JudgingRooms = Pick<Rooms, 'learning' | 'workspacePrompts'>;

/** How a document is to be judged, as the settings are now; `undefined` when it may not hold prompts. */
export function judgingOf(document: TextDocument, rooms: JudgingRooms): Judging | undefined {
  const holder = holderOf(document);
  return holder && judgedAs(document.uri, holder, rooms);
}

/** How a file that is known to hold prompts is to be judged. */
export function judgedAs(uri: Uri, holder: Holder, { learning, workspacePrompts }: JudgingRooms): Judging {
  const settings = readSettings(uri);
  const { scheme, fsPath } = fileOf(uri);
  const folder = workspace.getWorkspaceFolder(fileOf(uri))?.uri.fsPath;
  const surroundings = workspacePrompts.surroundingsOf(uri);
  return {
    ...holder,
    ...(diskSchemes.includes(scheme) && { diskPath: fsPath, ...(folder !== undefined && { folder }) }),
    options: {
      defaultModel: settings.defaultModel,
      expectedOutputTokens: settings.expectedOutputTokens,
    },
    past: learning.of(uri),
    off: [...settings['minimise.off']],
    findings: {
      suggestCheaperModel: settings.suggestCheaperModel,
      limits: readRouting(settings.routing).routing.limits,
      budget: budgetOf(settings),
      ...(surroundings && { surroundings }),
    },
  };
}
