import type { Call } from '../../ledger';
import type { Model } from '../../prices';
import { formatNano } from '../../prices';
import { callsToPayOff, type Request } from '../../rewrite';
import { costText } from '../run/words';
import { callsText } from '../words/calls';
import { counted, grouped, mark, noPriceText } from '../words/cost';

/** What a call would cost: `about $0.00031`, `unpriced`, `covered by Copilot Business`. */
export function expectedText({ cost }: Request): string {
  return cost.kind === 'priced' ? `about ${formatNano(cost.expectedNano)}` : noPriceText(cost);
}

/** `412 tokens in, about 210 out`. */
export function callText({ input, outputTokens }: Request): string {
  return `${mark(input)}${counted(input.tokens, 'token')} in, about ${grouped(outputTokens)} out`;
}

/**
 * What a rewrite of the length aimed at would be worth.
 * @param model that the prompt is on
 */
export function aimText({ savedTokens, cost }: Request, model: Model | undefined): string {
  const payOff = cost.kind === 'priced' ? callsToPayOff(cost.expectedNano, savedTokens, model) : undefined;
  const after = payOff === undefined ? '' : `: paid off after about ${callsText(payOff)}`;
  return `Each call of the prompt then takes about ${counted(savedTokens, 'token')} less${after}.`;
}

/** `The rewrite cost $0.0004: paid off after 14 calls.` */
export function paidText(call: Call, savedTokens: number, model: Model | undefined): string {
  const { costNano } = call;
  const payOff = costNano ? callsToPayOff(costNano, savedTokens, model) : undefined;
  if (costNano === null) return `The rewrite was ${costText(call)}.`;
  return `The rewrite cost ${costText(call)}${payOff === undefined ? '' : `: paid off after ${callsText(payOff)}`}.`;
}
