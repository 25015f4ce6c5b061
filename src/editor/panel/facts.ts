import { workspace } from 'vscode';
import type { KeySource } from '../../../media/view';
import { forecast, historyDays, unusualDays } from '../../forecast';
import { dayGone, localDay } from '../../ledger';
import type { Rooms } from '../rooms';
import type { ApiKey } from '../run/key';
import { readSettings } from '../settings';
import { chartDays, type SpendFacts } from './view';

/** Calls that the panel lists. */
const lastCalls = 25;

/**
 * Asks the ledger for all the panel shows.
 * @param asked the workspace to show; all of them when it is empty or none of this window's
 */
export async function factsFor(rooms: Rooms, asked: string): Promise<SpendFacts> {
  const { ledger, prices, keys, budgeting } = rooms;
  const now = new Date();
  const day = localDay(now.getTime());
  const folders = (workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
    id: uri.fsPath,
    label: name,
  }));
  const scope = folders.some(it => it.id === asked) ? asked : '';
  const within = scope === '' ? {} : { workspace: scope };
  const [month, today, days30, spend, calls, key] = await Promise.all([
    ledger.report({ days: now.getDate(), ...within }),
    ledger.report({ days: 1, ...within }),
    ledger.report({ days: chartDays, ...within }),
    ledger.dailySpend({ days: historyDays, ...within }),
    ledger.calls(lastCalls, within.workspace),
    keys.find(readSettings().baseUrl),
  ]);
  return {
    now,
    month,
    today,
    days30,
    calls,
    scope,
    scopes: [{ id: '', label: 'All workspaces' }, ...folders],
    // Read after the ledger has answered: opening it may be what they are about.
    notices: rooms.notices.map(it => it.message),
    pricedAsOf: prices.pricedAsOf,
    key: sourceOf(key),
    forecast: forecast({ spend, today: day, dayGone: dayGone(now.getTime()) }),
    unusual: unusualDays(spend, day),
    standings: budgeting.standings,
  };
}

const sourceOf = (key: ApiKey | undefined): KeySource => key?.from ?? 'none';
