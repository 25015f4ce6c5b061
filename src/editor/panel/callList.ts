import type { CallLine, CallList } from '../../../media/view';
import type { DayRange } from '../../../media/wish';
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

/** The calls found, and what the list leaves out. @param search the words searched for; empty for none */
export function callList(found: FoundCalls, search: string, span: DayRange, now: Date): CallList {
  return {
    lines: found.calls.map(call => lineOf(call, now)),
    summary: summaryOf(found, search.trim(), span, now),
    more: found.more,
  };
}

function summaryOf({ calls, more, searchedBackTo }: FoundCalls, search: string, span: DayRange, now: Date) {
  const held = search === '' ? '' : ` with “${search}”`;
  const attempts = calls.filter(it => it.status === 'retried').length;
  const newest = calls.length === 1 ? 'newest call' : `newest ${numberText(calls.length)} calls`;
  const repeated = attempts > 0 ? ` and ${counted(attempts, 'repeated attempt')}` : '';
  const each = calls.length === 0 ? 'No calls' : `${callsText(calls.length - attempts)}${repeated}`;
  const which = more ? `The ${newest}${attempts > 0 ? ' and attempts' : ''}` : each;
  const all = `${which}${held}, ${spanText(span, now)}.`;
  if (searchedBackTo === null) return all;
  return (
    `${all} Only the newest were looked through, back to ${timeText(new Date(searchedBackTo), now)}: ` +
    'choose earlier days to look through those before.'
  );
}

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
