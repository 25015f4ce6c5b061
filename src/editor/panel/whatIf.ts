import type { ProfileTable, WhatIf } from '../../../media/view';
import type { WhatIfWish } from '../../../media/wish';
import { outcomeText, priceOf, profileMonths, type Scenario, whatIf } from '../../forecast';
import type { Report } from '../../ledger';
import { formatNano, type Prices } from '../../prices';
import { amountOf, noAmount, numberText } from '../words/calls';
import { longDays } from './span';

/**
 * What the calls of the last 30 days would have cost otherwise; null where there were none.
 * @param suggested models that findings name
 */
export function whatIfOn(
  { byModel }: Report,
  { from, to, cachedPercent, times }: WhatIfWish,
  prices: Prices,
  suggested: readonly string[],
): WhatIf | null {
  const models = byModel.filter(it => it.costNano > 0).map(it => it.model);
  const first = models.find(it => it === from) ?? models[0];
  if (first === undefined) return null;
  const told = (scenario: Scenario) =>
    outcomeText(scenario, whatIf(byModel, scenario, priceOf(prices)), longDays, formatNano);
  const other = to === '' ? undefined : prices.resolve(to);
  const moved = other
    ? told({ kind: 'model', from: first, to: other.id })
    : to && `No model is known as “${to}”.`;
  return {
    models,
    from: first,
    others: [...new Set([...suggested, ...models])].filter(it => it !== first),
    outcomes: {
      model: moved,
      cached: told({ kind: 'cached', share: cachedPercent / 100 }),
      calls: told({ kind: 'calls', times }),
    },
  };
}

/** What a month may cost somebody without a history, on a model; `null` when it is not known. */
export function profilesOn(name: string, prices: Prices): ProfileTable | null {
  const model = prices.resolve(name);
  if (!model) return null;
  return {
    model: model.id,
    rows: profileMonths(model.id, priceOf(prices)).map(it => ({
      name: it.name,
      calls: numberText(it.callsPerMonth),
      input: numberText(it.input),
      cached: numberText(it.cacheRead),
      output: numberText(it.output),
      month: it.monthNano === null ? noAmount([]) : amountOf(it.monthNano),
    })),
  };
}
