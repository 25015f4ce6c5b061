import { Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, window, workspace } from 'vscode';
import { isNearLimit, type Standing, shareText, standingText } from '../../budgets';
import { formatNano } from '../../prices';
import { commandIds } from '../commands';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { dateText } from '../words/calls';
import { callsText } from '../words/spent';
import { type Figure, figureOf } from './figure';

/** Milliseconds between two updates. */
const pace = 60;

/** Tokens of the selection or of the prompt file, and today's spend; a click opens the spend panel. */
export function registerStatus(rooms: Rooms): Disposable {
  const item = window.createStatusBarItem('promptmeter.status', StatusBarAlignment.Right, 100);
  item.name = 'Promptmeter';
  item.command = commandIds.showSpend;
  let timer: NodeJS.Timeout | undefined;
  let turn = 0;
  let wanted = isWanted();
  const update = async () => {
    timer = undefined;
    const mine = ++turn;
    try {
      const figure = await figureOf(rooms, window.activeTextEditor);
      if (turn !== mine) return;
      if (wanted) show(item, rooms, figure);
      else item.hide();
    } catch (error) {
      rooms.log.error('The status bar could not be worked out.', error as Error);
    }
  };
  // Not put off by the next event: while somebody types or selects without a rest, the figure moves along.
  const soon = () => {
    timer ??= setTimeout(update, pace);
  };
  // Settings are dear to read, so not at every key.
  const anew = () => {
    wanted = isWanted();
    soon();
  };
  void update();
  return Disposable.from(
    item,
    new Disposable(() => clearTimeout(timer)),
    rooms.documents.onDidChange(soon),
    rooms.spending.onDidChange(soon),
    rooms.budgeting.onDidChange(soon),
    window.onDidChangeActiveTextEditor(anew),
    window.onDidChangeTextEditorSelection(soon),
    window.tabGroups.onDidChangeTabs(soon),
    workspace.onDidChangeConfiguration(anew),
  );
}

const isWanted = () => readSettings(window.activeTextEditor?.document.uri).statusBar;

function show(
  item: StatusBarItem,
  { spending: { today }, budgeting: { standings } }: Rooms,
  figure: Figure | undefined,
): void {
  const spent = today && (today.calls > 0 || figure) ? `${formatNano(today.costNano)} today` : undefined;
  const tight = tightest(standings);
  if (!(figure || spent || tight)) {
    item.hide();
    return;
  }
  item.text = `$(dashboard) ${[figure?.short, spent, tight && shareText(tight)].filter(part => part !== undefined).join(' · ')}`;
  item.backgroundColor =
    tight && new ThemeColor(`statusBarItem.${tight.leftNano > 0 ? 'warning' : 'error'}Background`);
  const sentences = [
    figure?.long,
    today && `${callsText(today)} today`,
    ...standings.map(it => standingText(it, dateText)),
  ].filter(part => part !== undefined);
  item.tooltip = [...sentences, 'Show spend'].join('\n');
  item.accessibilityInformation = {
    label: `Promptmeter: ${sentences.join('. ')}. Show spend`,
    role: 'button',
  };
  item.show();
}

/** The budget of which the greatest part is spent, among those near their limit: the status bar speaks by itself of it. */
function tightest(standings: readonly Standing[]): Standing | undefined {
  const share = ({ spentNano, budget }: Standing) => spentNano / budget.amountNano;
  return standings.filter(isNearLimit).sort((a, b) => share(b) - share(a))[0];
}
