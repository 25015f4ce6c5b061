import { workspace } from 'vscode';
import type { KeySource } from '../../../media/view';
import { changes, forecast, historyDays, type Spent, unusualDays } from '../../forecast';
import { dayGone, localDay, type Report, type Row } from '../../ledger';
import type { Rooms } from '../rooms';
import type { ApiKey } from '../run/key';
import { readSettings } from '../settings';
import { recentDays } from './advice';
import { chartDays, type SpendFacts } from './view';

/** Local days before the recent ones that tell what is usual. */
const usualDays = 28;

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
  const [month, today, days30, recent, before, spend, calls, key] = await Promise.all([
    ledger.report({ days: now.getDate(), ...within }),
    ledger.report({ days: 1, ...within }),
    ledger.report({ days: chartDays, ...within }),
    ledger.report({ days: recentDays, ...within }),
    ledger.report({ days: usualDays, skipDays: recentDays, ...within }),
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
    changes: changes(spentBy(before), spentBy(recent)),
    unusual: unusualDays(spend, day),
    standings: budgeting.standings,
  };
}

const sourceOf = (key: ApiKey | undefined): KeySource => key?.from ?? 'none';

function spentBy({ byPrompt, byModel }: Report) {
  return {
    prompts: byPrompt.map(it => spentOf(it.prompt, it)),
    models: byModel.map(it => spentOf(it.model, it)),
  };
}

function spentOf(name: string, row: Row): Spent {
  const { calls, input, cacheRead, cacheWrite5m, cacheWrite1h, costNano } = row;
  return { name, calls, costNano, input: input + cacheRead + cacheWrite5m + cacheWrite1h };
}
