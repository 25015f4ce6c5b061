import type { RetryStorm, UnusualDay, UnusualHour } from '../../forecast';
import { amountOf, callsText, dateText, numberText } from '../words/calls';
import { hourText } from './hours';
import type { Tip } from './tips';

/** A day that cost far more, or less, than its like. */
export function dayThatStandsOut({ day, costNano, expectedNano }: UnusualDay): Tip {
  const cost = amountOf(costNano).text;
  return {
    id: day,
    title: costNano > expectedNano ? 'A dear day' : 'A cheap day',
    text: `${dateText(day)} cost ${cost}, where ${amountOf(expectedNano).text} was to be expected by the days before it.`,
    worth: null,
    day,
    actions: [],
  };
}

/** An hour that did. */
export function hourThatStandsOut({ hour, costNano, usualNano }: UnusualHour): Tip {
  const usual = usualNano > 0 ? `${amountOf(usualNano).text} is usual` : 'nothing is usual';
  return {
    id: `hour ${hour}`,
    title: 'A dear hour',
    text: `${hourText(hour)} cost ${amountOf(costNano).text}, where ${usual} at this hour.`,
    worth: null,
    day: hour.slice(0, 10),
    actions: [],
  };
}

/** An hour in which many attempts had to be made again. */
export function storm({ hour, retriedCalls, calls, usual }: RetryStorm): Tip {
  const often = usual < 1 ? 'less than one an hour' : `${numberText(Math.round(usual))} an hour`;
  return {
    id: `storm ${hour}`,
    title: 'A storm of retries',
    text:
      `On ${hourText(hour)} ${numberText(retriedCalls)} attempts failed and were made again, beside ` +
      `${callsText(calls)}; usual is ${often}.`,
    worth: null,
    day: hour.slice(0, 10),
    actions: [],
  };
}
