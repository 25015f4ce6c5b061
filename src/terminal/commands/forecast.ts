import { existsSync } from 'node:fs';
import {
  type DaySpend,
  forecast as forecastOf,
  historyDays,
  outcomeText,
  priceOf,
  profileMonths,
  type Scenario,
  type StandsOut,
  whatIf,
} from '../../forecast';
import { dayGone, localDay, type Report } from '../../ledger';
import { formatNano } from '../../prices';
import { type Command, Misuse, type Outcome, type Rooms } from '../command';
import { monthText } from '../month';
import { findStandOut, standOutLines } from '../standOut';
import { table, thousands } from '../table';
import { readScenario } from '../whatIf';

/** Local days whose calls a scenario is about. */
const scenarioDays = 30;

/** What the month will come to, what stood out, and what would have been otherwise. */
export const forecast: Command = {
  name: 'forecast',
  usage:
    '--ledger DB [--workspace W] [--what-if "MODEL -> MODEL" | "40% cached" | "3x calls"]... | --profiles MODEL',
  summary: 'what the month will come to, days that stand out, what if',
  options: {
    ledger: { type: 'string' },
    workspace: { type: 'string' },
    'what-if': { type: 'string', multiple: true },
    profiles: { type: 'string' },
  },
  async run(given, rooms) {
    const model = given.text('profiles');
    if (model !== undefined) return profilesOn(model, rooms);
    const file = given.text('ledger');
    if (file === undefined)
      throw new Misuse('Name the ledger with --ledger FILE, or a model with --profiles.');
    if (!existsSync(file)) throw new Misuse(`There is no ledger at ${file}.`);
    const scenarios = given.list('what-if').map(readScenario);
    const workspace = given.text('workspace');
    const only = workspace === undefined ? {} : { workspace };
    const ledger = rooms.openLedger(file);
    try {
      const byDay = await ledger.dailySpend({ ...only, days: historyDays });
      const recent = await ledger.report({ ...only, days: scenarioDays });
      const standOut = await findStandOut(ledger, only, { spend: byDay, today: localDay(Date.now()) });
      return outcome({ byDay, recent, standOut }, scenarios, rooms);
    } finally {
      await ledger.close();
    }
  },
};

function outcome(
  {
    byDay,
    recent,
    standOut,
  }: { readonly byDay: readonly DaySpend[]; readonly recent: Report; readonly standOut: StandsOut },
  scenarios: readonly Scenario[],
  rooms: Rooms,
): Outcome {
  const now = Date.now();
  const month = forecastOf({ spend: byDay, today: localDay(now), dayGone: dayGone(now) });
  const found = scenarios.map(scenario => ({
    ...scenario,
    ...whatIf(recent.byModel, scenario, priceOf(rooms.prices)),
  }));
  const text = [
    monthText(month),
    ...standOutLines(standOut),
    ...found.map((it, index) => outcomeText(scenarios[index]!, it, scenarioDays, formatNano)),
  ].join('\n');
  return { json: { month, unusual: standOut.days, standOut, scenarios: found }, text, exit: 0 };
}

function profilesOn(name: string, { prices }: Rooms): Outcome {
  const model = prices.resolve(name);
  if (!model) throw new Misuse(`No model is known as "${name}".`);
  const rows = profileMonths(model.id, priceOf(prices));
  return {
    json: { model: model.id, profiles: rows },
    text: table(
      [`A month on ${model.id}`, 'calls', 'input', 'cached', 'output', 'cost'],
      rows.map(it => [
        it.name,
        ...[it.callsPerMonth, it.input, it.cacheRead, it.output].map(thousands),
        it.monthNano === null ? 'unpriced' : formatNano(it.monthNano),
      ]),
    ),
    exit: 0,
  };
}
