import type { Estimate } from '../estimate';
import { formatNano, type Prices } from '../prices';
import type { Route } from '../routing';
import type { Finding } from './finding';
import type { Places } from './findings';

/** A cheaper model is adequate by published results. */
export function cheaperModel(
  { suggestion }: Route,
  { cost, model }: Estimate,
  { prompt, model: place }: Places,
  prices: Prices,
): Finding | undefined {
  if (!suggestion || !model || cost.kind === 'unpriced') return undefined;
  const percent = Math.floor(suggestion.savingRatio * 100);
  const after = formatNano(cost.expectedNano - suggestion.savingNano);
  return {
    code: 'cheaper-model',
    severity: 'information',
    message:
      `A call costs about ${formatNano(cost.expectedNano)} on ${model.id} and about ${after} on ` +
      `${suggestion.model}, ${percent} % less. ${suggestion.reason}`,
    ...place,
    prompt: prompt.name,
    savingNano: suggestion.savingNano,
    model: nameOf(suggestion, prices),
  };
}

/** The shortest name that means the suggested model. */
function nameOf(
  { model, provider }: { readonly model: string; readonly provider: string },
  prices: Prices,
): string {
  return prices.resolve(model)?.provider === provider ? model : `${provider}/${model}`;
}
