import type { Saving } from '../minimise';
import { formatNano } from '../prices';
import type { Reading, Share } from './reading';
import { counted } from './wording';

/** Edits that can be taken together, and what they save. */
export interface Savings {
  readonly edits: readonly Saving[];
  readonly tokens: number;
  /** `23 tokens, $0.00006 a call`. */
  readonly text: string;
}

/** What minimising a file, or a share of it, saves; `undefined` when there is nothing to save. */
export function savingsOf(reading: Reading, share: Share = {}): Savings | undefined {
  const { edits, before, after } = reading.minimised(share);
  if (edits.length === 0) return undefined;
  return {
    edits,
    tokens: before - after,
    text: counted(before - after, 'token') + moneyText(reading, share, before - after),
  };
}

/** `, $0.00006 a call`; nothing where the prompts are on several models or on an unpriced one. */
function moneyText({ estimates }: Reading, { index }: Share, tokens: number): string {
  const { model } = estimates[index ?? 0] ?? {};
  const shared = index !== undefined || estimates.every(it => it.model === model);
  return model && shared ? `, ${formatNano(tokens * model.inputNanoPerToken)} a call` : '';
}
