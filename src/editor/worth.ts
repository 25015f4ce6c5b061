import { formatNano, type Model } from '../prices';
import { counted } from './wording';

/** `23 tokens, $0.058 per 1,000 calls, $0.70 a month`. @param callsPerMonth as the ledger knows them */
export function moneyText(tokens: number, model?: Model, callsPerMonth = 0): string {
  const nano = (calls: number) => formatNano(Math.round(tokens * calls * (model?.inputNanoPerToken ?? 0)));
  return [
    counted(tokens, 'token'),
    ...(model ? [`${nano(1000)} per 1,000 calls`] : []),
    ...(model && callsPerMonth > 0 ? [`${nano(callsPerMonth)} a month`] : []),
  ].join(', ');
}
