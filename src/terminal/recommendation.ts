import { formatNano } from '../prices';
import type { Suggestion } from '../routing';
import { thousands } from './table';

/** A prompt, what a call of it costs (null without a price), and how often it was called in a month (null: not known). */
export interface Weighed {
  readonly path: string;
  readonly prompt: string;
  readonly model: string;
  readonly costNano: number | null;
  readonly callsPerMonth: number | null;
  readonly suggestion: Suggestion | null;
}

export interface Wish {
  /** Per cent of the present model's published score that must be kept; absent: what is suggested for is enough. */
  readonly quality?: number | undefined;
  /** What it all may cost; absent: every switch that saves. */
  readonly budgetNano?: number | undefined;
}

/** What to put on another model, the largest saving first, and what it all comes to. */
export interface Recommendation {
  readonly per: 'month' | 'call of each';
  readonly switches: readonly {
    readonly path: string;
    readonly prompt: string;
    readonly from: string;
    readonly to: string;
    readonly savingNano: number;
    readonly reason: string;
  }[];
  /** As it is, and what the switches take off. Prompts without a price are left out. */
  readonly costNano: number;
  readonly savingNano: number;
  /** Whether it then costs no more than the budget; absent without one. */
  readonly isWithinBudget?: boolean;
}

/**
 * The switches worth making: those whose evidence meets the wished quality, the largest saving first; within a budget
 * no more of them than it takes. Weighed by the calls of a month where any are known, else a call of each.
 */
export function recommend(prompts: readonly Weighed[], { quality, budgetNano }: Wish): Recommendation {
  const isMonth = prompts.some(it => it.callsPerMonth !== null);
  const times = (it: Weighed) => (isMonth ? (it.callsPerMonth ?? 0) : 1);
  const costNano = prompts.reduce((sum, it) => sum + times(it) * (it.costNano ?? 0), 0);
  const able = prompts
    .flatMap(it => {
      const { path, prompt, model: from, suggestion } = it;
      if (!suggestion || !keeps(suggestion, quality)) return [];
      const { model: to, reason } = suggestion;
      return [{ path, prompt, from, to, savingNano: times(it) * suggestion.savingNano, reason }];
    })
    .filter(it => it.savingNano > 0)
    .sort((a, b) => b.savingNano - a.savingNano);
  const switches: (typeof able)[number][] = [];
  let savingNano = 0;
  for (const it of able) {
    if (budgetNano !== undefined && costNano - savingNano <= budgetNano) break;
    switches.push(it);
    savingNano += it.savingNano;
  }
  return {
    ...{ per: isMonth ? 'month' : 'call of each', switches, costNano, savingNano },
    ...(budgetNano !== undefined && { isWithinBudget: costNano - savingNano <= budgetNano }),
  };
}

/** What no leaderboard compares keeps nothing that could be promised. */
function keeps({ behindPercent }: Suggestion, quality: number | undefined): boolean {
  return quality === undefined || (behindPercent !== null && 100 - behindPercent >= quality);
}

/** The same for people. */
export function recommendationText(
  { per, switches, costNano, savingNano, isWithinBudget }: Recommendation,
  prompts: number,
): string {
  const each = switches.map(
    it => `${it.path} (${it.prompt}): ${it.from} → ${it.to}, ${formatNano(it.savingNano)} less. ${it.reason}`,
  );
  const within =
    isWithinBudget === undefined
      ? ''
      : isWithinBudget
        ? ' That is within the budget.'
        : ' That is still over the budget.';
  const total =
    switches.length === 0
      ? 'nothing is recommended'
      : `${switches.length} switched, ${formatNano(costNano - savingNano)}: ${formatNano(savingNano)} less`;
  return [
    ...each,
    `${thousands(prompts)} ${prompts === 1 ? 'prompt' : 'prompts'}, ${per === 'month' ? 'a month of their calls' : 'a call of each'}: ${formatNano(costNano)}; ${total}.${within}`,
  ].join('\n');
}
