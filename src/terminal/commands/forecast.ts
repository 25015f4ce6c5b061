import { existsSync } from 'node:fs';
import {
  type DaySpend,
  forecast as forecastOf,
  historyDays,
  profiles,
  type Scenario,
  unusualDays,
  whatIf,
} from '../../forecast';
import { dayGone, localDay, type Report } from '../../ledger';
import { formatNano } from '../../prices';
import { type Command, Misuse, type Outcome, type Rooms } from '../command';
import { monthText } from '../month';
import { table, thousands } from '../table';
import { priceOf, readScenario } from '../whatIf';

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
      return outcome(byDay, recent, scenarios, rooms);
    } finally {
      await ledger.close();
    }
  },
};

function outcome(
  byDay: readonly DaySpend[],
  recent: Report,
  scenarios: readonly Scenario[],
  rooms: Rooms,
): Outcome {
  const now = Date.now();
  const known = { spend: byDay, today: localDay(now), dayGone: dayGone(now) };
  const month = forecastOf(known);
  const unusual = unusualDays(byDay, known.today);
  const found = scenarios.map(scenario => ({
    ...scenario,
    ...whatIf(recent.byModel, scenario, priceOf(rooms.prices)),
  }));
  const text = [
    monthText(month),
    ...unusual.map(
      it =>
        `${it.day} stands out: ${formatNano(it.costNano)}, where ${formatNano(it.expectedNano)} was expected.`,
    ),
    ...found.map(
      (it, index) =>
        `${wordsOf(scenarios[index]!)}: ${formatNano(it.thenNano)} instead of ${formatNano(it.nowNano)} in the last ` +
        `${scenarioDays} days.${it.unpriced.length > 0 ? ` No price for ${it.unpriced.join(', ')}: counted as they were.` : ''}`,
    ),
  ].join('\n');
  return { json: { month, unusual, scenarios: found }, text, exit: 0 };
}

function wordsOf(scenario: Scenario): string {
  if (scenario.kind === 'model') return `All calls of ${scenario.from} on ${scenario.to}`;
  if (scenario.kind === 'cached')
    return `${Math.round(scenario.share * 1000) / 10} % of the input from the cache`;
  return `${scenario.times} times the calls`;
}

function profilesOn(name: string, { prices }: Rooms): Outcome {
  const model = prices.resolve(name);
  if (!model) throw new Misuse(`No model is known as "${name}".`);
  const rows = profiles.map(profile => {
    const call = priceOf(prices)(model.id, { ...profile, cacheWrite5m: 0, cacheWrite1h: 0 });
    return { ...profile, monthNano: call === undefined ? null : call * profile.callsPerMonth };
  });
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
