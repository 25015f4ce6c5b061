import { countInput } from '../estimate';
import type { Call } from '../ledger';
import type { Prices, Usage } from '../prices';
import type { Filled } from '../prompts';
import type { Tokens } from '../tokens';
import type { Reply } from './reply';

/** What a call used and cost. */
export type Bill = Pick<
  Call,
  'model' | 'provider' | 'usageFrom' | 'costNano' | 'savedNano' | Extract<keyof Usage, keyof Call>
>;

interface Asked {
  readonly model: string;
  readonly messages: Filled['messages'];
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly baseUrl: string;
}

const nothing: Usage = { input: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0, output: 0 };

/**
 * The bill of a call: the provider's own usage at the list prices of the day. Where the provider had the request and
 * sent no usage, input and what arrived are counted instead. A request that was refused or never sent costs nothing.
 */
export function billOf(
  reply: Reply,
  asked: Asked,
  rooms: { readonly prices: Prices; readonly tokens: Tokens },
): Bill {
  const { prices } = rooms;
  // Billed is what the provider used, which may be another snapshot or model than was asked for.
  const model = reply.model || asked.model;
  const provider = prices.resolve(model)?.provider ?? hostOf(asked.baseUrl);
  if (reply.reach === 'unsent' || reply.reach === 'refused') {
    return { model, provider, ...nothing, usageFrom: 'provider', costNano: 0, savedNano: 0 };
  }
  const usage = reply.usage ?? countUsage(reply, model, asked, rooms);
  const at = new Date(asked.at);
  const cost = prices.cost(model, usage, at);
  // What the provider's cache saved: the same tokens, all read anew, less what was paid.
  const uncached = prices.cost(model, { ...nothing, input: inputOf(usage), output: usage.output }, at);
  return {
    model,
    provider,
    ...usage,
    usageFrom: reply.usage ? 'provider' : 'estimate',
    costNano: cost.kind === 'priced' ? cost.costNano : null,
    savedNano: cost.kind === 'priced' && uncached.kind === 'priced' ? uncached.costNano - cost.costNano : 0,
  };
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).hostname : '');

const inputOf = (usage: Usage) => usage.input + usage.cacheRead + usage.cacheWrite5m + usage.cacheWrite1h;

function countUsage(
  { text, reasoning }: Reply,
  modelName: string,
  { messages }: Asked,
  { prices, tokens }: { readonly prices: Prices; readonly tokens: Tokens },
): Usage {
  const model = prices.resolve(modelName);
  const output = tokens.measure(reasoning + text, model?.tokenizer ?? 'unknown').tokens;
  return { ...nothing, input: countInput({ messages }, model, tokens).input.tokens, output };
}
