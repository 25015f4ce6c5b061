import type { ModelPrice } from '@pydantic/genai-prices';
import type { Machine } from './machine';
import { type Tokenizer, tokenizers } from './tokenizer';

/** What the user says of one model, read. `prices` are in the catalogue's form: dollars a million tokens. */
export type OwnModel = OwnPrice | Subscription;

export interface OwnPrice {
  readonly name: string;
  readonly prices: ModelPrice;
  /** Where the price is by the hour. */
  readonly machine?: Machine;
  readonly tokenizer?: Tokenizer;
  readonly contextWindow?: number;
}

export interface Subscription {
  readonly name: string;
  /** What the user calls it. */
  readonly plan: string;
}

/** Dollars a million tokens, by the catalogue's name of the part. */
const parts = {
  input: 'input_mtok',
  output: 'output_mtok',
  cacheRead: 'cache_read_mtok',
  cacheWrite: 'cache_write_mtok',
} as const;
const amounts = [...Object.keys(parts), 'usdPerHour', 'tokensPerSecond'];
const fields: readonly string[] = [...amounts, 'subscription', 'tokenizer', 'contextWindow'];

/** Far above any price; it keeps a slip of the keyboard out of the sums. */
const mostDollars = 1_000_000;

/**
 * Reads the user's own models by name. An entry has a price: `input` and `output`, and if they like `cacheRead` and
 * `cacheWrite` (for five minutes), in dollars a million tokens; or `usdPerHour` and `tokensPerSecond` of a machine, where
 * every token, in or out, takes its share of the hour. Beside it `tokenizer` and `contextWindow`. Or it has a
 * `subscription` alone. What cannot be read is left out and told in `problems`, a sentence each.
 */
export function readOwnModels(entries: Readonly<Record<string, unknown>>): {
  readonly models: readonly OwnModel[];
  readonly problems: readonly string[];
} {
  const read = Object.entries(entries).map(([name, entry]) => readOwnModel(name.trim(), entry));
  return {
    models: read.flatMap(it => (typeof it === 'string' ? [] : it)),
    problems: read.flatMap(it => (typeof it === 'string' ? it : [])),
  };
}

function readOwnModel(name: string, entry: unknown): OwnModel | string {
  const bad = (why: string) => `Your own price for “${name}” is not used: ${why}`;
  if (name === '') return 'Your own price for a model without a name is not used.';
  if (!isObject(entry)) return bad('it is not an object such as { "input": 0.5, "output": 1.5 }.');
  const { subscription, tokenizer, contextWindow } = entry;
  const stranger = Object.keys(entry).find(key => !fields.includes(key));
  if (stranger !== undefined) return bad(`it has “${stranger}”, which is none of ${fields.join(', ')}.`);
  if (subscription !== undefined) {
    if (Object.keys(entry).length > 1) return bad('a subscription stands alone, without a price.');
    const plan = typeof subscription === 'string' ? subscription.trim().replace(/\s+/g, ' ') : '';
    return plan ? { name, plan } : bad('“subscription” is the name of a plan, such as "Copilot Business".');
  }
  const notAnAmount = amounts.find(key => key in entry && !isAmount(entry[key]));
  if (notAnAmount) return bad(`“${notAnAmount}” is not a number from 0 to ${mostDollars}.`);
  const known = tokenizers.find(it => it === tokenizer);
  if (tokenizer !== undefined && !known) return bad(`“tokenizer” is none of ${tokenizers.join(', ')}.`);
  if (contextWindow !== undefined && !isCount(contextWindow)) {
    return bad('“contextWindow” is not a whole number of tokens above 0.');
  }
  const prices = readPrices(entry as Amounts);
  if (typeof prices === 'string') return bad(prices);
  return { name, ...prices, ...(known && { tokenizer: known }), ...(contextWindow && { contextWindow }) };
}

type Amounts = Readonly<Partial<Record<keyof typeof parts | 'usdPerHour' | 'tokensPerSecond', number>>>;

function readPrices(entry: Amounts): Pick<OwnPrice, 'prices' | 'machine'> | string {
  const byToken = Object.entries(parts).flatMap(([part, name]) => {
    const dollars = entry[part as keyof typeof parts];
    return dollars === undefined ? [] : [[name, dollars] as const];
  });
  const { usdPerHour, tokensPerSecond } = entry;
  if (usdPerHour !== undefined || tokensPerSecond !== undefined) {
    if (byToken.length > 0) return 'it has a price by the token and one by the hour.';
    if (usdPerHour === undefined || !tokensPerSecond) {
      return 'a price by the hour needs “usdPerHour”, and “tokensPerSecond” above 0.';
    }
    const dollars = (usdPerHour / (tokensPerSecond * 3600)) * 1e6;
    if (!isAmount(dollars)) return `it comes to more than $${mostDollars} a million tokens.`;
    const machine = { nanoPerHour: Math.round(usdPerHour * 1e9), tokensPerSecond };
    return { prices: { input_mtok: dollars, output_mtok: dollars }, machine };
  }
  if (entry.input === undefined || entry.output === undefined) {
    return 'it needs “input” and “output”, in dollars a million tokens, or “usdPerHour” and “tokensPerSecond”.';
  }
  return { prices: Object.fromEntries(byToken) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isAmount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= mostDollars;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}
