import type { TextDocument, Uri } from 'vscode';
import type { FilePast } from '../estimate';
import type { Judging } from '../reader';
import { fileOf, holderOf } from './holders';
import { budgetOf, readSettings } from './settings';

/** Schemes whose paths are those of the disk the extension runs beside. */
const diskSchemes = ['file', 'vscode-remote', 'vscode-userdata'];

/**
 * How a document is to be judged, as the settings are now; `undefined` when it may not hold prompts.
 * @param pastOf what past calls tell of a file
 */
export function judgingOf(document: TextDocument, pastOf: (uri: Uri) => FilePast): Judging | undefined {
  const holder = holderOf(document);
  if (!holder) return undefined;
  const settings = readSettings(document.uri);
  const { scheme, fsPath } = fileOf(document.uri);
  return {
    ...holder,
    ...(diskSchemes.includes(scheme) && { diskPath: fsPath }),
    options: {
      defaultModel: settings.defaultModel,
      expectedOutputTokens: settings.expectedOutputTokens,
    },
    past: pastOf(document.uri),
    off: [...settings['minimise.off']],
    findings: { suggestCheaperModel: settings.suggestCheaperModel, budget: budgetOf(settings) },
  };
}
