import { countInput } from '../estimate';
import { type Call, type CallPrice, priceCallAt } from '../ledger';
import { ownProvider, type Prices, type Usage } from '../prices';
import type { Tokens } from '../tokens';
import type { Content } from './content';
import { countSent } from './counted';
import type { Reply } from './reply';

/** What a call used and cost. */
export type Bill = Pick<
  Call,
  | 'model'
  | 'provider'
  | 'usageFrom'
  | 'countedInput'
  | 'content'
  | keyof CallPrice
  | Extract<keyof Usage, keyof Call>
>;

/** What the bill of a request depends on, of what came back. */
export type Billable = Pick<Reply, 'reach' | 'text' | 'unshown' | 'model' | 'usage' | 'inputUsage'>;

/** What was asked of a model. */
export interface Asked {
  readonly model: string;
  readonly content: Content;
  /** The model it was routed from on purpose; absent as a rule. */
  readonly routedFrom?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Who is named as the provider of a model without a price. */
  readonly host: string;
  /** Bought in a batch, at its price. */
  readonly batch?: boolean;
}

export interface BillRooms {
  readonly prices: Prices;
  readonly tokens: Tokens;
}

const nothing: Usage = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };

const free: CallPrice = {
  costNano: 0,
  inputNano: 0,
  listNano: 0,
  askedNano: null,
  priceFrom: '',
  coveredBy: '',
};

/**
 * The bill of a call: the provider's own usage at the list prices of the day, or at the user's own where they have
 * priced the model they asked for; a subscription of theirs that covers it leaves no price. Where the provider had the
 * request and sent no usage, input and what arrived are counted instead. A request that was refused or never sent costs
 * nothing.
 */
export function billOf(reply: Billable, asked: Asked, rooms: BillRooms): Bill {
  const { prices } = rooms;
  // Billed is what the provider used, which may be another snapshot or model than was asked for.
  const model = reply.model || asked.model;
  const pricedAs = isUsersOwn(asked.model, prices) ? asked.model : model;
  const provider = prices.resolve(pricedAs)?.provider ?? asked.host;
  if (reply.reach === 'unsent' || reply.reach === 'refused') {
    return { model, provider, ...nothing, usageFrom: 'provider', ...free, countedInput: null, content: '' };
  }
  const routed = asked.routedFrom === undefined ? {} : { routedFrom: asked.routedFrom };
  const usage = reply.usage ?? countUsage(reply, model, asked, rooms);
  return {
    model,
    provider,
    ...usage,
    usageFrom: reply.usage ? 'provider' : 'estimate',
    ...priceCallAt({ model: pricedAs, usage, at: asked.at, batch: asked.batch ?? false, ...routed }, prices),
    ...countSent(asked.content, { askedModel: asked.model, model }, rooms),
  };
}

/** The bill of an answer that a cache of ours gave: nothing; `listNano` is what the call would have cost. */
export function cachedBillOf(reply: Billable, asked: Asked, rooms: BillRooms): Bill {
  const bill = billOf({ ...reply, reach: 'answering' }, asked, rooms);
  const free = bill.costNano === null ? null : 0;
  return { ...bill, ...nothing, costNano: free, inputNano: free, listNano: bill.costNano, askedNano: null };
}

/** Whether the user has said what this very name costs: it holds though the provider answers with a snapshot's name. */
function isUsersOwn(model: string, prices: Prices): boolean {
  const cost = prices.cost(model, nothing);
  return cost.kind === 'priced' ? cost.model.provider === ownProvider : cost.coveredBy !== undefined;
}

function countUsage(
  { text, unshown, inputUsage }: Billable,
  modelName: string,
  { content }: Asked,
  { prices, tokens }: BillRooms,
): Usage {
  const model = prices.resolve(modelName);
  const output = tokens.measure(unshown + text, model?.tokenizer ?? 'unknown').tokens;
  // What the provider said of the input before the answer broke off is its own count.
  if (inputUsage) return { ...inputUsage, output };
  return { ...nothing, input: countInput(content, model, tokens).input.tokens, output };
}
