import type { Estimate } from '../estimate';
import type { Finding } from './finding';
import type { Places } from './findings';

/**
 * The model has no price, and no subscription covers it. A warning where a name was not understood; a note where it
 * means something unbilled.
 */
export function unpriced(
  { cost, modelFrom, model: known }: Estimate,
  { prompt, model, firstLine }: Places,
): Finding | undefined {
  if (cost.kind === 'priced' || cost.coveredBy !== undefined) return undefined;
  const own = modelFrom === 'prompt';
  return {
    code: 'unpriced',
    ...(!known && !cost.expected && { reason: 'unknown-model' as const }),
    severity: cost.expected ? 'information' : 'warning',
    message: own
      ? `${cost.because} What a call costs is not known.`
      : `The default model has no price: ${cost.because}`,
    ...(own ? model : firstLine),
    prompt: prompt.name,
  };
}
