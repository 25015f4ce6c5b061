import { type Booked, type Budget, covers, mostBefore, type Refusal, refusalOf } from '../budgets';
import { daysFrom, periodOf } from '../forecast';
import { type Ledger, localDay } from '../ledger';
import { formatNano, modelId, type Prices } from '../prices';
import type { Explained } from './failure';
import { spendQueryOf } from './underBudget';

/** What keeps calls from being made. */
export interface Limits {
  readonly budgets: readonly Budget[];
  /** Where it stands what was spent, and what calls under way may cost. */
  readonly ledger: Pick<Ledger, 'dailySpend' | 'report' | 'reserve' | 'release'>;
  /** The user has said to make this call all the same; the ledger's row then has the tag `over-budget`. */
  readonly overBudget?: boolean;
}

/** A call, as far as budgets look at it. */
export interface Asked extends Booked {
  /** Its row's: with that what was set aside for it is free again. */
  readonly id: string;
  readonly workspace: string;
  /** What it is let through on, and what is set aside for it; asked for only where a hard budget covers it. */
  readonly cost: () => { readonly likelyNano: number; readonly mostNano: number };
  /** Until when that is set aside though its process ends; see `Reservation`. */
  readonly until?: number | undefined;
}

/**
 * Lets a call be made, or says which hard budget of the user's does not allow it: it is spent, or what was spent, what
 * calls under way may cost and what this one is let through on pass it. So all that are let through, by any process of
 * the ledger, pass a budget together by no more than what was set aside for them too little, and by one whose answer
 * was not known. What is set aside is free again with the call's row. Where the ledger cannot tell what was spent or
 * cannot be written, a hard budget refuses too.
 */
export async function admit(
  asked: Asked,
  { budgets, ledger, overBudget = false }: Limits,
  { prices }: { readonly prices: Prices },
): Promise<Explained | undefined> {
  const { id, workspace, prompt, task, user, until } = asked;
  const booked = { prompt, task, user, model: modelId(asked.model, prices) };
  const hard = budgets
    .filter(it => it.hard)
    .map(it =>
      it.of?.subject === 'model' ? { ...it, of: { ...it.of, name: modelId(it.of.name, prices) } } : it,
    )
    .filter(it => covers(it, booked));
  if (hard.length === 0) return undefined;
  const { likelyNano, mostNano } = asked.cost();
  const wish = { id, workspace, ...booked, nano: mostNano, until };
  try {
    // What is made all the same is set aside, and asks for no room.
    const ceilings = (overBudget ? [] : hard).map(async budget => ({
      spend: await spendQueryOf(budget, workspace, daysGone(budget), { ledger, prices }),
      mostNano: mostBefore(budget, likelyNano),
    }));
    const { taken, standings } = await ledger.reserve(wish, await Promise.all(ceilings));
    if (taken) return undefined;
    const refusal = refusalOf(
      standings.map((it, index) => ({ ...it, budget: hard[index]! })),
      booked,
      likelyNano,
    );
    return refusal && { failure: 'budget', sentence: sentenceOf(refusal) };
  } catch (error) {
    if (overBudget) return undefined;
    const sentence = `What was spent under the budget “${hard[0]!.name}” cannot be told, so nothing is sent. ${(error as Error).message}`;
    return { failure: 'budget', sentence };
  }
}

/** Days of the running period of a budget, today among them. */
function daysGone({ period }: Budget): number {
  const today = localDay(Date.now());
  return daysFrom(periodOf(period, today).first, today).length;
}

/** `The budget “all” does not allow the call: $4.90 of $5.00 are spent this month, and the call may cost $0.20.` */
function sentenceOf({ budget, spentNano, reservedNano = 0, callNano }: Refusal): string {
  const when = budget.period === 'day' ? 'today' : `this ${budget.period}`;
  const sum = `${formatNano(spentNano)} of ${formatNano(budget.amountNano)} are spent ${when}`;
  const more = [
    ...(reservedNano > 0 ? [`calls under way may cost ${formatNano(reservedNano)}`] : []),
    ...(callNano > 0 ? [`the call may cost ${formatNano(callNano)}`] : []),
  ];
  const rest = spentNano < budget.amountNano && more.length > 0 ? `, ${more.join(', ')}` : '';
  return `The budget “${budget.name}” does not allow the call: ${sum}${rest}.`;
}
