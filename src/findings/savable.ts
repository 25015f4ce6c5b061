import type { Estimate } from '../estimate';
import { formatNano } from '../prices';
import type { Finding } from './finding';
import type { Places } from './findings';

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
  const savingNano = model && Math.round(saving.tokens * model.inputNanoPerToken);
  const tokens = saving.tokens === 1 ? '1 token' : `${saving.tokens.toLocaleString('en-GB')} tokens`;
  const money = savingNano ? `, ${formatNano(savingNano)} a call,` : '';
  return {
    code: 'minimise',
    severity: 'hint',
    message: `${tokens}${money} can be saved without changing what the prompt asks.`,
    ...firstLine,
    prompt: prompt.name,
    savingTokens: saving.tokens,
    ...(savingNano !== undefined && { savingNano }),
  };
}
