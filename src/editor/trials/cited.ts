import type { Finding } from '../../findings';
import type { TrialVerdict } from '../../ledger';
import { formatNano, type Prices } from '../../prices';
import { percent } from '../../trials';
import { dateText, dayKey } from '../words/calls';

/** What the measurement says, in the place of the advice to measure. */
const advice = /[;,] measure both on your own inputs before switching\.$/;

/**
 * A finding with what was measured about it: a cheaper model that was tested is told with the verdict, and is not
 * suggested (`undefined`) where it does worse.
 */
export function cited(
  finding: Finding,
  verdicts: readonly TrialVerdict[],
  prices: Pick<Prices, 'resolve'>,
): Finding | undefined {
  const { code, model } = finding;
  if (code !== 'cheaper-model' || model === undefined) return finding;
  const verdict = verdicts.find(it => isSame(it.cheaper, model, prices));
  if (!verdict) return finding;
  if (!verdict.holds) return undefined;
  return { ...finding, message: `${verdictSentence(verdict)} ${finding.message.replace(advice, '.')}` };
}

const isSame = (a: string, b: string, prices: Pick<Prices, 'resolve'>): boolean =>
  a === b || (prices.resolve(a) !== undefined && prices.resolve(a) === prices.resolve(b));

/** `Tested on 26 Nov 2026: gpt-4o-mini keeps 98 % of gpt-4o’s score on 40 of your inputs (the expected answer; the test cost $0.02).` */
export function verdictSentence(verdict: TrialVerdict): string {
  const { at, cheaper, model, keeps, pairs, scoring, costNano } = verdict;
  const day = dateText(dayKey(new Date(at)));
  return (
    `Tested on ${day}: ${cheaper} keeps ${percent(keeps)} of ${model}’s score on ${pairs} of your inputs ` +
    `(scored by: ${scoring}; the test cost ${formatNano(costNano)}).`
  );
}

/** The same for the hover, which also says why a model is not suggested and until when. */
export function verdictNote(verdict: TrialVerdict): string {
  const until = 'until the prompt, a price or 90 days have passed it by';
  return verdict.holds
    ? verdictSentence(verdict)
    : `${verdictSentence(verdict)} It is not suggested ${until}.`;
}
