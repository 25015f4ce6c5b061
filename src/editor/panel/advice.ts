import type { Advice } from '../../../media/view';
import type { Change, UnusualDay } from '../../forecast';
import type { Report } from '../../ledger';
import { amountOf, callsText, dateText, numberText } from '../words/calls';

/** Local days whose calls are held against those before them. */
export const recentDays = 7;

/** Fewer calls than these are no pattern. */
const fewestScriptCalls = 20;

/** Worth less than a cent in 30 days, advice is noise. */
const leastNano = 1e7;

/** What could cost less and what costs more of late, the dearest first; then the days that stand out. */
export function adviceOn(
  { potential, totals }: Report,
  changes: readonly Change[],
  unusual: readonly UnusualDay[],
): Advice[] {
  const { repeatedCalls, repeatedNano, scriptCalls, scriptNano } = potential;
  const wasteful = [
    {
      id: 'repeated',
      text: `${callsText(repeatedCalls)} asked word for word what had been answered before. Keep such answers.`,
      worthNano: repeatedNano,
    },
    {
      id: 'batch',
      text: `${callsText(scriptCalls)} came from scripts, with nobody waiting. In a batch, OpenAI and Anthropic bill half.`,
      worthNano: scriptCalls < fewestScriptCalls ? 0 : Math.floor(scriptNano / 2),
    },
    {
      id: 'waste',
      text: `${callsText(totals.failedCalls + totals.retriedCalls)} failed, broke off or had to be repeated. Their rows among the last calls say why.`,
      worthNano: totals.wastedNano,
    },
    ...changes.map(it => ({ id: `${it.kind} ${it.name}`, text: changeText(it), worthNano: it.moreNano })),
  ]
    .filter(it => it.worthNano >= leastNano)
    .sort((a, b) => b.worthNano - a.worthNano)
    .map(({ id, text, worthNano }) => ({ id, text, worth: amountOf(worthNano) }));
  const days = unusual.map(({ day, costNano, expectedNano }) => ({
    id: day,
    text:
      `${dateText(day)} cost ${amountOf(costNano).text}, where ${amountOf(expectedNano).text} was to be expected ` +
      'by the days before it.',
    worth: null,
  }));
  return [...wasteful, ...days];
}

function changeText(change: Change): string {
  const { name } = change;
  if (change.kind === 'new') {
    return `${name} is new in the last ${recentDays} days, and took ${Math.round(change.share * 100)} % of what they cost.`;
  }
  const [before, now] = [change.before, change.now].map(numberText);
  return `${name || 'Calls of no file'} took ${now} input tokens a call in the last ${recentDays} days, and ${before} before.`;
}
