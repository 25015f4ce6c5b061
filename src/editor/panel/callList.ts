import type { CallLine, CallList } from '../../../media/view';
import type { DayRange, Wish } from '../../../media/wish';
import type { Call, FoundCalls } from '../../ledger';
import {
  amountOf,
  callsText,
  durationText,
  noAmount,
  numberText,
  spanText,
  timeText,
  tokenTexts,
} from '../words/calls';
import { counted } from '../words/cost';

/** What of a wish narrows the list down. */
type Narrowed = Pick<Wish, 'search' | 'ending'>;

/** The calls found, and what the list leaves out. */
export function callList(found: FoundCalls, wish: Narrowed, span: DayRange, now: Date): CallList {
  return {
    lines: found.calls.map(call => lineOf(call, now)),
    summary: summaryOf(found, wish, span, now),
    more: found.more,
  };
}

/** How each ending is told after `3 calls`; those that were repeated are named as what they are. */
const endingTexts: Readonly<Record<Wish['ending'], string>> = {
  '': '',
  done: ' that succeeded',
  failed: ' that failed',
  cut: ' cut off',
  retried: '',
  cached: ' from the cache',
};

function summaryOf({ calls, more, searchedBackTo }: FoundCalls, wish: Narrowed, span: DayRange, now: Date) {
  const search = wish.search.trim();
  const held = search === '' ? '' : ` with “${search}”`;
  const which = more ? newestText(calls, wish) : eachText(calls, wish);
  const all = `${which}${endingTexts[wish.ending]}${held}, ${spanText(span, now)}.`;
  if (searchedBackTo === null) return all;
  return (
    `${all} Only the newest were looked through, back to ${timeText(new Date(searchedBackTo), now)}: ` +
    'choose earlier days to look through those before.'
  );
}

function newestText(calls: FoundCalls['calls'], { ending }: Narrowed): string {
  const count = numberText(calls.length);
  if (ending === 'retried') return `The newest ${count} repeated attempts`;
  const newest = calls.length === 1 ? 'newest call' : `newest ${count} calls`;
  return `The ${newest}${attemptsIn(calls) > 0 ? ' and attempts' : ''}`;
}

function eachText(calls: FoundCalls['calls'], { ending }: Narrowed): string {
  const attempts = attemptsIn(calls);
  if (ending === 'retried')
    return attempts === 0 ? 'No repeated attempts' : counted(attempts, 'repeated attempt');
  if (calls.length === 0) return 'No calls';
  return `${callsText(calls.length - attempts)}${attempts > 0 ? ` and ${counted(attempts, 'repeated attempt')}` : ''}`;
}

const attemptsIn = (calls: FoundCalls['calls']) => calls.filter(it => it.status === 'retried').length;

function lineOf(call: Call, now: Date): CallLine {
  const at = new Date(call.at);
  return {
    id: call.id,
    at: at.toISOString(),
    time: timeText(at, now),
    prompt: call.prompt ? { workspace: call.workspace, prompt: call.prompt } : null,
    model: call.model,
    tokens: tokenTexts(call),
    estimated: call.usageFrom === 'estimate',
    cost: call.costNano === null ? noAmount(call.coveredBy ? [call.coveredBy] : []) : amountOf(call.costNano),
    status: call.status,
    statusText:
      call.servedFrom === 'provider'
        ? { ok: 'Done', error: 'Failed', cut: 'Cut off', retried: 'Retried' }[call.status]
        : 'From the cache',
    kept: call.servedFrom !== 'provider',
    error: call.error,
    latency: durationText(call.latencyMs),
  };
}
