import { Uri } from 'vscode';
import { isSeveral } from '../../ledger';
import { isKeptOn, readRouting } from '../../policy';
import type { ScannedFile, ScannedFinding, ScannedPrompt } from '../../scan';
import { driftFinding, driftsOf } from '../../trials';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import type { FolderPrompts } from './workspacePrompts';

/** Where the list comes from. */
export type ListRooms = Pick<Rooms, 'workspacePrompts' | 'dismissals' | 'prices' | 'watching'>;

/**
 * What the view lists: every prompt of the workspace under one name, with routed answers that have fallen behind among its
 * findings, without the findings that were dismissed.
 */
export function listed(rooms: ListRooms): readonly FolderPrompts[] {
  const { workspacePrompts, dismissals } = rooms;
  return workspacePrompts.folders().map(({ folder, files }) => {
    const drifted = driftsWithin(rooms, folder.uri);
    return {
      folder,
      files: files.flatMap(file => {
        if (file.sameAs !== undefined) return [];
        const isWanted = ({ name }: ScannedPrompt, finding: ScannedFinding) =>
          !dismissals.has(Uri.joinPath(folder.uri, file.path), { ...finding, prompt: name });
        const findings = file.prompts.map(prompt => {
          const drifts = drifted(file, prompt);
          const all = drifts.length > 0 ? [...prompt.findings, ...drifts] : prompt.findings;
          return all.every(it => isWanted(prompt, it)) ? all : all.filter(it => isWanted(prompt, it));
        });
        if (file.prompts.every((prompt, index) => prompt.findings === findings[index])) return [file];
        const prompts = file.prompts.map((prompt, index) => ({
          ...prompt,
          findings: findings[index] ?? [],
        }));
        return [{ ...file, prompts }];
      }),
    };
  });
}

/**
 * Tells of a folder's prompts whose routed answers have fallen behind: hardly ever one, so the rest costs next to
 * nothing.
 */
function driftsWithin({ watching, prices }: ListRooms, folder: Uri) {
  const watches = watching.within(folder.fsPath).filter(it => it.hasDrifted);
  if (watches.length === 0) return (): readonly ScannedFinding[] => [];
  const { routing } = readRouting(readSettings(folder).routing);
  return (file: ScannedFile, prompt: ScannedPrompt): readonly ScannedFinding[] => {
    if (prompt.mayDrift) return [];
    const named = prompt.modelFrom === 'prompt' ? prompt.modelName : undefined;
    return driftsOf(watches, { path: file.path, file, prompt, named }, prices)
      .filter(it => isSeveral(it.prompt) || !isKeptOn(routing, file.path, it.model))
      .map(driftFinding);
  };
}
