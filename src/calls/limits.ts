import { type Booked, type Budget, covers, type Refusal, refusalOf } from '../budgets';
import { countInput } from '../estimate';
import { periodOf } from '../forecast';
import { localDay } from '../ledger';
import { formatNano, modelId, type Prices } from '../prices';
import type { Tokens } from '../tokens';
import type { Content } from './content';
import type { Explained } from './failure';
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
interface Asked extends Omit<Booked, 'user'> {
  /** What it sends; asked for only where it decides. */
  readonly content: () => Content;
  readonly workspace: string;
  /** What its input costs at least, where that is not told by its content. */
  readonly leastNano?: number;
}

interface CountRooms {
  readonly prices: Prices;
  readonly tokens: Tokens;
}

/** The most days a period has. */
const periodDays = 31;

/**
 * Why the user's hard budgets do not let a call be made; `undefined` when they do. A call is refused where a budget is
 * spent, and where its input alone would pass it: what it will answer is not known yet. Where the ledger cannot tell what
 * was spent, a hard budget refuses too.
 */
export async function explainLimit(
  asked: Asked & Pick<Booked, 'user'>,
  { budgets, ledger, overBudget = false }: Limits,
  rooms: CountRooms,
): Promise<Explained | undefined> {
  const { prices } = rooms;
  const booked = { ...asked, model: modelId(asked.model, prices) };
  const hard = budgets
    .filter(it => it.hard && !overBudget)
    .map(it =>
      it.of?.subject === 'model' ? { ...it, of: { ...it.of, name: modelId(it.of.name, prices) } } : it,
    )
    .filter(it => covers(it, booked));
  if (hard.length === 0) return undefined;
  try {
    const today = localDay(Date.now());
    const spent = hard.map(async budget => {
      const { first } = periodOf(budget.period, today);
      const days = await spendUnder(budget, asked.workspace, periodDays, { ledger, prices });
      const spentNano = days.reduce((sum, it) => sum + (it.day >= first ? it.costNano : 0), 0);
      return { budget, spentNano };
    });
    const refusal = refusalOf(await Promise.all(spent), booked, asked.leastNano ?? inputNano(asked, rooms));
    return refusal && { failure: 'budget', sentence: sentenceOf(refusal) };
  } catch (error) {
    const sentence = `What was spent under the budget “${hard[0]!.name}” cannot be read, so nothing is sent. ${(error as Error).message}`;
    return { failure: 'budget', sentence };
  }
}

/** What the input of a call costs at least, as if all of it came from a cache; 0 where its model has no price. */
function inputNano({ content, model }: Asked, { prices, tokens }: CountRooms): number {
  const { input } = countInput(content(), prices.resolve(model), tokens);
  const usage = { input: 0, cacheRead: input.low, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };
  const cost = prices.cost(model, usage);
  return cost.kind === 'priced' ? cost.costNano : 0;
}

function sentenceOf({ budget, spentNano, callNano }: Refusal): string {
  const when = budget.period === 'day' ? 'today' : `this ${budget.period}`;
  const sum = `${formatNano(spentNano)} of ${formatNano(budget.amountNano)} are spent ${when}`;
  const more = `, and the call’s input alone costs at least ${formatNano(callNano)}`;
  return `The budget “${budget.name}” does not allow the call: ${sum}${spentNano < budget.amountNano ? more : ''}.`;
}
