import { workspace } from 'vscode';
import type { KeySource } from '../../../media/view';
import type { DayRange, Wish } from '../../../media/wish';
import { daysFrom, forecast, historyDays, hourDays, recentDays, standsOut, usualDays } from '../../forecast';
import { dayGone, localDay } from '../../ledger';
import type { Rooms } from '../rooms';
import type { ApiKey } from '../run/key';
import { readSettings } from '../settings';
import { spanOf } from './span';
import type { SpendFacts } from './view';
import { profilesOn, whatIfOn } from './whatIf';
import { endingOf, scopeOf, wishOn } from './wish';

/** Asks the ledger for all the panel shows. A scope that is none of this window's is taken for all workspaces. */
export async function factsFor(rooms: Rooms, asked: Wish): Promise<SpendFacts> {
  const { ledger, prices, keys, budgeting } = rooms;
  const now = new Date();
  const today = localDay(now.getTime());
  const folders = (workspace.workspaceFolders ?? []).map(({ uri, name }) => ({
    id: uri.fsPath,
    label: name,
  }));
  const wish = wishOn(
    asked,
    today,
    folders.map(it => it.id),
  );
  const within = scopeOf(wish);
  const { range, search, shown } = wish;
  const report = ({ from, to }: DayRange) =>
    ledger.report({
      ...within,
      days: daysFrom(from, to).length,
      skipDays: daysFrom(to, today).length - 1,
    });
  const span = spanOf(wish.period, range, today);
  const [month, day, days30, ofRange, recent, before, spend, hours, calls, any, key] = await Promise.all([
    report(spanOf('month', null, today)),
    report(spanOf('today', null, today)),
    report(spanOf('days30', null, today)),
    range && report(range),
    ledger.report({ days: recentDays, ...within }),
    ledger.report({ days: usualDays, skipDays: recentDays, ...within }),
    ledger.dailySpend({ days: historyDays, ...within }),
    ledger.hourlySpend(hourDays, within.workspace),
    ledger.findCalls({ ...within, ...span, search, ...endingOf(wish), limit: shown }),
    ledger.findCalls({ ...within, limit: 1 }),
    keys.find(readSettings().baseUrl),
  ]);
  const opportunities = rooms.opportunities.found.filter(
    it => wish.scope === '' || it.workspace === wish.scope,
  );
  // Sums stay where the calls themselves were dropped.
  const isEmpty = any.calls.length === 0 && days30.totals.calls === 0;
  const profileModel = wish.whatIf.to || readSettings().defaultModel;
  return {
    now,
    month,
    today: day,
    days30,
    range: range && ofRange && { days: range, report: ofRange },
    calls,
    hours,
    standOut: standsOut({ spend, hours, before, recent, today }),
    isEmpty,
    whatIf: whatIfOn(
      days30,
      wish.whatIf,
      prices,
      opportunities.flatMap(it => it.model ?? []),
    ),
    profiles: isEmpty ? profilesOn(profileModel, prices) : null,
    profileModel,
    wish,
    scopes: [{ id: '', label: 'All workspaces' }, ...folders],
    // Read after the ledger has answered: opening it may be what they are about.
    notices: rooms.notices.map(it => it.message),
    pricedAsOf: prices.pricedAsOf,
    key: sourceOf(key),
    forecast: forecast({ spend, today, dayGone: dayGone(now.getTime()) }),
    standings: budgeting.standings,
    opportunities,
  };
}

const sourceOf = (key: ApiKey | undefined): KeySource => key?.from ?? 'none';
