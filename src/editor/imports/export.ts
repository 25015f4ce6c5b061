import { type QuickPickItem, window } from 'vscode';
import type { ImportJob, SourceId } from '../../imports';

const exports: readonly (QuickPickItem & {
  readonly source: SourceId;
  readonly endings: readonly string[];
})[] = [
  {
    label: 'OpenAI',
    description: 'completions_usage_….csv',
    detail: 'platform.openai.com, Usage, Export',
    source: 'openai-csv',
    endings: ['csv'],
  },
  {
    label: 'Anthropic',
    description: 'CSV',
    detail: 'console.anthropic.com, Usage, Export',
    source: 'anthropic-csv',
    endings: ['csv'],
  },
  {
    label: 'LiteLLM',
    description: 'CSV or JSON',
    detail: 'The table LiteLLM_SpendLogs',
    source: 'litellm',
    endings: ['csv', 'json', 'jsonl', 'ndjson'],
  },
];

/** Asks whose export it is and where; `undefined` when the user leaves. */
export async function chooseExport(): Promise<ImportJob | undefined> {
  const whose = await window.showQuickPick(exports, {
    title: 'Import an Export',
    placeHolder: 'Whose export is it?',
  });
  if (!whose) return undefined;
  const [file] =
    (await window.showOpenDialog({
      title: `Import ${whose.label} Export`,
      openLabel: 'Import',
      filters: { [`${whose.label} export`]: [...whose.endings] },
    })) ?? [];
  return file && { kind: 'import', sources: [whose.source], path: file.fsPath };
}
