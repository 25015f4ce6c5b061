import { breakEvenCalls, hoursPerMonth, monthOf, mostCalls } from '../../src/prices/machine';
import { formatNano } from '../../src/prices/money';
import { callsText } from './columns';
import type { CompareView, ModelRow } from './view';

/** Tokens of input from which on most providers keep a prompt in their cache (OpenAI, Anthropic and Google say 1,024). */
const leastCached = 1024;

/** What is to be known beside the table, as sentences. */
export function notesOf(view: CompareView): readonly string[] {
  const own = view.models.find(it => it.id === view.own.id);
  const machines = view.models.filter(it => it.machine !== null);
  const short = (own ?? view.models[0])?.input.high ?? 0;
  return [
    ...machines.map(it => machineNote(it, own)),
    ...(machines.length > 0 ? [assumption] : []),
    ...(short < leastCached
      ? [
          'Most providers cache input from 1,024 tokens on: alone, this prompt is too short for the cached price.',
        ]
      : []),
  ];
}

const assumption =
  `A machine by the hour is paid for all ${hoursPerMonth} hours of a month, used or not. Its price a call is that of an ` +
  'hour without a pause; its price a month, that of as many machines as the calls take.';

/** From how many calls a month on a machine of one's own is cheaper than the model the prompt is on. */
function machineNote(row: ModelRow, own: ModelRow | undefined): string {
  const { machine } = row;
  if (!machine) throw new Error(`${row.id} does not run by the hour.`);
  const costs = `${row.model} costs ${formatNano(monthOf(machine))} a month`;
  if (!own || own.machine) return `${costs}.`;
  const tokens = row.input.tokens + row.outputTokens;
  const from = breakEvenCalls(machine, tokens, own.costNano);
  const most = mostCalls(machine, tokens);
  if (from === undefined) {
    const there = formatNano(own.costNano * most);
    return `${costs} and is never cheaper than ${own.model}: the ${callsText(most)} it can get through cost ${there} there.`;
  }
  return `${costs}: cheaper than ${own.model} from ${callsText(from)} a month on, of at most ${callsText(most)}.`;
}
