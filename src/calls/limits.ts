import { type Booked, type Budget, covers, type Refusal, refusalOf } from '../budgets';
import { periodOf } from '../forecast';
import { localDay } from '../ledger';
import { formatNano, modelId, type Prices } from '../prices';
import type { Explained } from './failure';
import { Reserved, reservedUnder } from './reserved';
import { type SpendRooms, spendUnder } from './underBudget';

/** What keeps calls from being made. */
export interface Limits {
  readonly budgets: readonly Budget[];
  /** Where it stands what was spent. */
  readonly ledger: SpendRooms['ledger'];
  /** The user has said to make this call all the same; the ledger's row then has the tag `over-budget`. */
  readonly overBudget?: boolean;
}

/** A call, as far as budgets look at it. */
export interface Asked extends Booked {
  readonly workspace: string;
  /** What it is let through on, and what is set aside for it; asked for only where a hard budget covers it. */
  readonly cost: () => { readonly likelyNano: number; readonly mostNano: number };
}

/** A call is let through, and what it may cost set aside until it is `free`d; or it is refused. */
export type Admission = { readonly refused: Explained } | { readonly free: () => void };

/** The most days a period has. */
const periodDays = 31;

/** Times that what was spent is read again, where calls were recorded while it was read. */
const mostReadings = 5;

/**
 * Lets a call be made, or says which hard budget of the user's does not allow it: it is spent, or what was spent, what calls
 * under way may cost and what this one is let through on pass it. So all that are let through pass a budget together by no
 * more than what was set aside for them too little, and by one whose answer was not known. Where the ledger cannot tell what was spent, a hard
 * budget refuses too.
 */
export async function admit(
  asked: Asked,
  { budgets, ledger, overBudget = false }: Limits,
  { prices, reserved }: { readonly prices: Prices; readonly reserved: Reserved },
): Promise<Admission> {
  const { workspace } = asked;
  const booked = { ...asked, model: modelId(asked.model, prices) };
  const hard = budgets
    .filter(it => it.hard)
    .map(it =>
      it.of?.subject === 'model' ? { ...it, of: { ...it.of, name: modelId(it.of.name, prices) } } : it,
    )
    .filter(it => covers(it, booked));
  if (hard.length === 0) return { free: () => {} };
  const { likelyNano, mostNano } = asked.cost();
  const hold = () => ({ free: reserved.hold({ booked, nano: mostNano }) });
  if (overBudget) return hold();
  try {
    for (let reading = 1; ; reading++) {
      const { seen, end } = reserved.watch();
      try {
        const spent = await Promise.all(hard.map(it => spentUnder(it, workspace, { ledger, prices })));
        // From here to `hold` nothing waits, so that no two calls take the same room.
        const standing = hard.map((budget, index) => ({
          budget,
          spentNano: spent[index]!,
          reservedNano: reservedUnder(budget, workspace, seen),
        }));
        const refusal = refusalOf(standing, booked, likelyNano);
        if (!refusal) return hold();
        // One that was recorded meanwhile may be in what was read, and counted twice: reading again tells.
        const isSure = seen.size === reserved.size || reading === mostReadings;
        if (isSure) return { refused: { failure: 'budget', sentence: sentenceOf(refusal) } };
      } finally {
        end();
      }
    }
  } catch (error) {
    const sentence = `What was spent under the budget “${hard[0]!.name}” cannot be read, so nothing is sent. ${(error as Error).message}`;
    return { refused: { failure: 'budget', sentence } };
  }
}

/** Why the user's hard budgets do not let a call be made, which nothing is set aside for; `undefined` when they do. */
export async function explainLimit(
  asked: Omit<Asked, 'cost'> & { readonly leastNano: () => number },
  limits: Limits,
  rooms: { readonly prices: Prices },
): Promise<Explained | undefined> {
  const cost = () => ({ likelyNano: asked.leastNano(), mostNano: 0 });
  const admission = await admit({ ...asked, cost }, limits, { ...rooms, reserved: new Reserved() });
  return 'refused' in admission ? admission.refused : undefined;
}

/** What the running period of a budget has cost, in nano-dollars. */
async function spentUnder(budget: Budget, workspace: string, rooms: SpendRooms): Promise<number> {
  const { first } = periodOf(budget.period, localDay(Date.now()));
  const days = await spendUnder(budget, workspace, periodDays, rooms);
  return days.reduce((sum, it) => sum + (it.day >= first ? it.costNano : 0), 0);
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
