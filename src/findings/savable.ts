import type { Estimate } from '../estimate';
import type { Finding } from './finding';
import type { Places } from './findings';
import { inputNano, worth } from './words';

/** Tokens that the safe minimising rules save on one prompt, as measured. */
export interface MeasuredSaving {
  readonly tokens: number;
}

/** The prompt could be shorter. */
export function savable(
  { model }: Estimate,
  saving: MeasuredSaving | undefined,
  { prompt, firstLine }: Places,
): Finding | undefined {
  if (!saving || saving.tokens <= 0) return undefined;
  const savingNano = inputNano(saving.tokens, model);
  return {
    code: 'minimise',
    severity: 'hint',
    message: `${worth(saving.tokens, model)}${savingNano ? ',' : ''} can be saved without changing what the prompt asks.`,
    ...firstLine,
    prompt: prompt.name,
    savingTokens: saving.tokens,
    ...(savingNano !== undefined && { savingNano }),
  };
}
