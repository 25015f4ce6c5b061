import type { Command } from 'vscode';
import type { Amount } from '../../../media/view';
import { type Change, recentDays } from '../../forecast';
import type { Report } from '../../ledger';
import { opportunityTip } from '../opportunities/tips';
import { amountOf, callsText, numberText } from '../words/calls';
import { dayThatStandsOut, hourThatStandsOut, storm } from './standOut';
import type { SpendFacts } from './view';

/** Something that could cost less, or that stands out. */
export interface Tip {
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** The evidence, and what to do, as sentences. */
  readonly text: string;
  /** What it would have saved at most in the last 30 days, or cost more. */
  readonly worth: Amount | null;
  /** The day whose calls are behind it; null where it is not of one day. */
  readonly day: string | null;
  /** What can be done at once, best first. */
  readonly actions: readonly Command[];
}

/** Fewer calls than these are no pattern. */
const fewestScriptCalls = 20;

/** Storms, and hours that stand out, that are told. */
const mostHours = 3;

/** Worth less than a cent in 30 days, a tip is noise. */
const leastNano = 1e7;

interface Worth {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly worthNano: number;
  readonly actions?: readonly Command[];
}

/**
 * What could cost less, what costs more of late and what stands out, the dearest first: a saving by what it is worth, a
 * day or an hour by what it cost beyond the usual. Before all stand routed answers that have fallen behind: worse answers
 * are no saving. Storms of retries come last, with days that were cheap.
 */
export function tipsOn({
  days30,
  standOut: { days, hours, storms, changes },
  opportunities,
}: Pick<SpendFacts, 'days30' | 'standOut' | 'opportunities'>): readonly Tip[] {
  const isDrift = ({ code }: (typeof opportunities)[number]) => code === 'drift';
  const savings = opportunities.filter(it => !isDrift(it)).map(opportunityTip);
  const worths = [...wasteOf(days30), ...changes.map(changed), ...savings];
  const ranked: { nano: number; tip: Tip }[] = [
    ...opportunities
      .filter(isDrift)
      .map(opportunityTip)
      .map(({ worthNano: _, ...it }) => ({
        nano: Number.MAX_SAFE_INTEGER,
        tip: { ...it, worth: null, day: null },
      })),
    ...worths
      .filter(it => it.worthNano >= leastNano)
      .map(({ worthNano, actions = [], ...it }) => ({
        nano: worthNano,
        tip: { ...it, worth: amountOf(worthNano), day: null, actions },
      })),
    ...storms.slice(0, mostHours).map(it => ({ nano: 0, tip: storm(it) })),
    ...days.map(it => ({ nano: it.costNano - it.expectedNano, tip: dayThatStandsOut(it) })),
    ...hours
      .slice(0, mostHours)
      .map(it => ({ nano: it.costNano - it.usualNano, tip: hourThatStandsOut(it) })),
  ];
  return ranked.sort((a, b) => b.nano - a.nano).map(({ tip }) => tip);
}

function wasteOf({ potential, totals }: Report): Worth[] {
  const { repeatedCalls, repeatedNano, scriptCalls, scriptNano } = potential;
  const { failedCalls, retriedCalls, wastedNano } = totals;
  return [
    {
      id: 'repeated',
      title: 'Repeated requests',
      text: `${callsText(repeatedCalls)} asked word for word what had been answered before. Keep such answers.`,
      worthNano: repeatedNano,
    },
    {
      id: 'batch',
      title: 'Calls that can wait',
      text: `${callsText(scriptCalls)} came from scripts, with nobody waiting. In a batch, OpenAI and Anthropic bill half.`,
      worthNano: scriptCalls < fewestScriptCalls ? 0 : Math.floor(scriptNano / 2),
    },
    {
      id: 'waste',
      title: 'Calls for nothing',
      text: `${callsText(failedCalls + retriedCalls)} failed, broke off or had to be repeated. Their rows among the calls say why.`,
      worthNano: wastedNano,
    },
  ];
}

function changed(change: Change): Worth {
  const { kind, name, moreNano } = change;
  const id = `${kind} ${name}`;
  if (change.kind === 'new') {
    const share = `${Math.round(change.share * 100)} % of what they cost`;
    return {
      id,
      title: `New model ${name}`,
      text: `${name} is new in the last ${recentDays} days, and took ${share}.`,
      worthNano: moreNano,
    };
  }
  const [before, now] = [change.before, change.now].map(numberText);
  const which = name || 'Calls of no file';
  return {
    id,
    title: `Longer calls of ${name ? lastSegment(name) : 'no file'}`,
    text: `${which} took ${now} input tokens a call in the last ${recentDays} days, and ${before} before.`,
    worthNano: moreNano,
  };
}

const lastSegment = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
