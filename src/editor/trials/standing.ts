import type { TrialVerdict } from '../../ledger';
import type { Prices } from '../../prices';
import { stands } from '../../trials';
import type { Reading } from '../documents/reading';

/**
 * Of verdicts on the prompt of this number, those that still stand; none where it cannot be sent any more, as it is no
 * longer what was tested.
 */
export async function standingOf(
  verdicts: readonly TrialVerdict[],
  { estimates, prompt }: Pick<Reading, 'estimates' | 'prompt'>,
  index: number,
  prices: Prices,
): Promise<readonly TrialVerdict[]> {
  if (verdicts.length === 0) return [];
  const model = estimates[index]?.modelName ?? '';
  const sent = await prompt(index).catch(() => undefined);
  return sent ? verdicts.filter(it => stands(it, { prompt: sent, model }, Date.now(), prices)) : [];
}
