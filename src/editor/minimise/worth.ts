import { formatNano, type Model } from '../../prices';
import { counted } from '../words/cost';

/** Tokens less, and what that is worth where every prompt is called 1,000 times. */
export interface Worth {
  readonly tokens: number;
  /** Nano-dollars, of the prompts whose model has a price. */
  readonly nanoPer1000: number;
  /** Some of the tokens are of prompts whose model has no price. */
  readonly isPartlyUnpriced: boolean;
}

/** `23 tokens, $0.058 per 1,000 calls, $0.70 a month`. @param callsPerMonth as the ledger knows them */
export function moneyText(tokens: number, model?: Model, callsPerMonth = 0): string {
  const nano = (calls: number) => formatNano(Math.round(tokens * calls * (model?.inputNanoPerToken ?? 0)));
  return [
    counted(tokens, 'token'),
    ...(model ? [`${nano(1000)} per 1,000 calls`] : []),
    ...(model && callsPerMonth > 0 ? [`${nano(callsPerMonth)} a month`] : []),
  ].join(', ');
}

/** What several prompts or files save together. */
export function total(worths: readonly Worth[]): Worth {
  return {
    tokens: worths.reduce((sum, it) => sum + it.tokens, 0),
    nanoPer1000: worths.reduce((sum, it) => sum + it.nanoPer1000, 0),
    isPartlyUnpriced: worths.some(it => it.isPartlyUnpriced),
  };
}

/** `1,234 tokens, $0.12 per 1,000 calls`, with what is not priced said. */
export function worthText({ tokens, nanoPer1000, isPartlyUnpriced }: Worth): string {
  const priced = nanoPer1000 > 0 ? `, ${formatNano(nanoPer1000)} per 1,000 calls` : '';
  const plus = priced === '' ? ', unpriced' : ' + unpriced';
  return counted(tokens, 'token') + priced + (isPartlyUnpriced ? plus : '');
}
