import type { Provider } from '../../batch';
import { Misuse } from '../command';
import { thousands } from '../table';

/** How far requests are, as their provider counts them. */
interface Progress {
  readonly total: number;
  readonly done: number;
  readonly failed: number;
}

/** `1,200 of 3,000 answered, 2 of them failed` */
export const progressText = ({ total, done, failed }: Progress) =>
  `${thousands(done)} of ${thousands(total)} answered${failed === 0 ? '' : `, ${thousands(failed)} of them failed`}`;

/** What to do where nobody waits any longer. */
export const waitingText = (progress: Progress) =>
  `${progressText(progress)}. Run the same again for the results.`;

/**
 * Has the provider cancel batches, and says what to do then.
 * @param stateFile where they are kept
 * @throws Misuse when there is none
 */
export async function cancel(
  { api }: Provider,
  batchIds: readonly string[],
  stateFile: string,
): Promise<string> {
  if (batchIds.length === 0) throw new Misuse(`${stateFile} keeps no batch that could be cancelled.`);
  for (const id of batchIds) await api.cancel(id);
  const are = batchIds.length === 1 ? 'is' : 'are';
  return `${batchIds.join(' and ')} ${are} being cancelled; run again without --cancel for what was answered by then.`;
}
