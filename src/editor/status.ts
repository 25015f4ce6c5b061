import { Disposable, StatusBarAlignment, type StatusBarItem, window, workspace } from 'vscode';
import { formatNano } from '../prices';
import { commandIds } from './commands';
import { figureOf } from './figure';
import type { Rooms } from './rooms';
import { readSettings } from './settings';
import { callsText } from './wording';

/** Milliseconds of rest before a selection is counted. */
const rest = 60;

/** Tokens of the selection or of the prompt file, and today's spend; a click opens the spend panel. */
export function registerStatus(rooms: Rooms): Disposable {
  const item = window.createStatusBarItem('promptmeter.status', StatusBarAlignment.Right, 100);
  item.name = 'Promptmeter';
  item.command = commandIds.showSpend;
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(item, rooms), rest);
  };
  soon();
  return Disposable.from(
    item,
    new Disposable(() => clearTimeout(timer)),
    rooms.documents.onDidChange(soon),
    rooms.spending.onDidChange(soon),
    window.onDidChangeActiveTextEditor(soon),
    window.onDidChangeTextEditorSelection(soon),
    window.tabGroups.onDidChangeTabs(soon),
    workspace.onDidChangeConfiguration(soon),
  );
}

async function show(item: StatusBarItem, rooms: Rooms): Promise<void> {
  const editor = window.activeTextEditor;
  const figure = await figureOf(rooms, editor);
  const { today } = rooms.spending;
  const spent = today && (today.calls > 0 || figure) ? `${formatNano(today.costNano)} today` : undefined;
  if (!(figure || spent) || !readSettings(editor?.document.uri).statusBar) return item.hide();
  item.text = `$(dashboard) ${[figure?.short, spent].filter(part => part !== undefined).join(' · ')}`;
  const sentences = [figure?.long, today && `${callsText(today)} today`].filter(part => part !== undefined);
  item.tooltip = [...sentences, 'Show spend'].join('\n');
  item.accessibilityInformation = {
    label: `Promptmeter: ${sentences.join('. ')}. Show spend`,
    role: 'button',
  };
  item.show();
}
