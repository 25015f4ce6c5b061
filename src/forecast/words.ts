import type { Outcome, Scenario } from './scenario';

/**
 * `All calls of gpt-4o on gpt-4o-mini: $1.20 instead of $9.00 in the last 30 days.` @param money how nano-dollars are
 * written
 */
export function outcomeText(
  scenario: Scenario,
  { nowNano, thenNano, unpriced }: Outcome,
  days: number,
  money: (nano: number) => string,
): string {
  const sum = `${money(thenNano)} instead of ${money(nowNano)} in the last ${days} days`;
  const left = unpriced.length > 0 ? ` No price for ${unpriced.join(', ')}: counted as they were.` : '';
  return `${scenarioText(scenario)}: ${sum}.${left}`;
}

function scenarioText(scenario: Scenario): string {
  if (scenario.kind === 'model') return `All calls of ${scenario.from} on ${scenario.to}`;
  if (scenario.kind === 'cached')
    return `${Math.round(scenario.share * 1000) / 10} % of the input from the cache`;
  return `${scenario.times} times the calls`;
}
