import type { Forecast, NoForecast } from '../forecast';
import { formatNano } from '../prices';

/** What a month cost so far, and will come to. */
export function monthText(month: Forecast | NoForecast): string {
  const { first, last, spentNano } = month;
  if (month.kind === 'none') return `${formatNano(spentNano)} since ${first}. ${month.because}`;
  const [low, expected, high] = [month.lowNano, month.expectedNano, month.highNano].map(formatNano);
  return (
    `${first} to ${last}: ${formatNano(spentNano)} so far; ${expected} expected, ${low} to ${high} likely ` +
    `(from ${month.historyDays} days).`
  );
}
