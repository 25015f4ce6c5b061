import { type Entry, readEntry } from './catalogue';
import type { OwnPrice, Subscription } from './ownModels';
import type { Model } from './price';
import type { Resolution } from './resolve';

/** The provider of models that the user has priced. */
export const ownProvider = 'own';

/**
 * A catalogue entry made of the user's own price. What they do not say of the model is what the catalogue says of the
 * one that its name means, if any; never its prices.
 */
export function ownEntry(own: OwnPrice, listed: Model | undefined, today: Date): Entry {
  const { name: id, prices, machine } = own;
  const entry = readEntry({ id, match: { equals: id }, prices }, ownProvider, today);
  const contextWindow = own.contextWindow ?? listed?.contextWindow;
  const tokenizer = own.tokenizer ?? listed?.tokenizer;
  return {
    ...entry,
    ...(entry.model && {
      model: {
        ...entry.model,
        ...(tokenizer && { tokenizer }),
        ...(machine && { machine }),
        ...(contextWindow !== undefined && { contextWindow }),
        ...(listed?.maxOutput !== undefined && { maxOutput: listed.maxOutput }),
        specialised: listed?.specialised ?? false,
      },
    }),
  };
}

/** No price, and none needed. */
export function coveredBy({ name, plan }: Subscription): Resolution {
  return {
    because: `“${name}” is covered by a subscription, ${plan}: a call is not billed by itself.`,
    expected: true,
    coveredBy: plan,
  };
}
