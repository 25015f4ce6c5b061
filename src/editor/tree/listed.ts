import { Uri } from 'vscode';
import type { ScannedFinding, ScannedPrompt } from '../../scan';
import type { Rooms } from '../rooms';
import type { FolderPrompts } from './workspacePrompts';

/** Where the list comes from. */
export type ListRooms = Pick<Rooms, 'workspacePrompts' | 'dismissals'>;

/** What the view lists: every prompt of the workspace under one name, without the findings that were dismissed. */
export function listed({ workspacePrompts, dismissals }: ListRooms): readonly FolderPrompts[] {
  return workspacePrompts.folders().map(({ folder, files }) => ({
    folder,
    files: files.flatMap(file => {
      if (file.sameAs !== undefined) return [];
      const isWanted = ({ name }: ScannedPrompt, finding: ScannedFinding) =>
        !dismissals.has(Uri.joinPath(folder.uri, file.path), { ...finding, prompt: name });
      if (file.prompts.every(prompt => prompt.findings.every(it => isWanted(prompt, it)))) return [file];
      const prompts = file.prompts.map(prompt => ({
        ...prompt,
        findings: prompt.findings.filter(it => isWanted(prompt, it)),
      }));
      return [{ ...file, prompts }];
    }),
  }));
}
