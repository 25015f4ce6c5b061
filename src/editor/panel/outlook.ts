import type { Forecast, NoForecast } from '../../forecast';
import { formatNano } from '../../prices';
import { dateText } from '../words/calls';

/** What a month comes to, or why that cannot be told yet; as a sentence. */
export function outlookText(month: Forecast | NoForecast): string {
  if (month.kind === 'none') return month.because;
  const [low, expected, high] = [month.lowNano, month.expectedNano, month.highNano].map(formatNano);
  return `About ${expected} by ${dateText(month.last)}, likely ${low} to ${high}.`;
}
