import type { Finding } from '../findings';
import type { TrialVerdict } from '../ledger';
import { formatNano, modelId, type Prices } from '../prices';
import type { Suggestion } from '../routing';
import { dayText, percent } from './words';

type Named = Pick<Prices, 'resolve'>;

/** What the measurement says, in the place of the advice to measure. */
const advice = /[;,] measure both on your own inputs before switching\.$/;

/**
 * A finding with what was measured about it: a cheaper model that was tested is told with the verdict, and is not
 * suggested (`undefined`) where it does worse.
 * @param verdicts on its prompt, which still stand
 */
export function cited(
  finding: Finding,
  verdicts: readonly TrialVerdict[],
  prices: Named,
): Finding | undefined {
  const { code, model } = finding;
  if (code !== 'cheaper-model' || model === undefined) return finding;
  const verdict = verdictOn(model, verdicts, prices);
  if (!verdict) return finding;
  if (!verdict.holds) return undefined;
  return { ...finding, message: citing(verdict, finding.message) };
}

/** The same of a suggestion: what was measured takes the place of what leaderboards say. */
export function citedSuggestion(
  suggestion: Suggestion | null,
  verdicts: readonly TrialVerdict[],
  prices: Named,
): Suggestion | null {
  const verdict = suggestion && verdictOn(suggestion.model, verdicts, prices);
  if (!verdict) return suggestion;
  if (!verdict.holds) return null;
  const behindPercent = Math.max(0, 100 - Math.floor(100 * verdict.keeps));
  return { ...suggestion, behindPercent, reason: citing(verdict, suggestion.reason) };
}

/** The verdict on a cheaper model, by whatever name it was tested. */
function verdictOn(
  model: string,
  verdicts: readonly TrialVerdict[],
  prices: Named,
): TrialVerdict | undefined {
  return verdicts.find(it => modelId(it.cheaper, prices) === modelId(model, prices));
}

/** The reason for a suggestion with the verdict before it, without the advice to measure. */
function citing(verdict: TrialVerdict, reason: string): string {
  return `${verdictSentence(verdict)} ${reason.replace(advice, '.')}`;
}

/**
 * `Tested on 26 Nov 2026: gpt-4o-mini keeps 98 % of gpt-4o’s score on 40 of your inputs (scored by: the expected
 * answer; the test cost $0.02).`
 */
export function verdictSentence(verdict: TrialVerdict): string {
  const { at, cheaper, model, keeps, pairs, scoring, costNano } = verdict;
  return (
    `Tested on ${dayText(at)}: ${cheaper} keeps ${percent(keeps)} of ${model}’s score on ${pairs} of your inputs ` +
    `(scored by: ${scoring}; the test cost ${formatNano(costNano)}).`
  );
}

/** The same for the hover, which also says why a model is not suggested and until when. */
export function verdictNote(verdict: TrialVerdict): string {
  const until = 'until the prompt, its model or a price changes, for 90 days at most';
  return verdict.holds
    ? verdictSentence(verdict)
    : `${verdictSentence(verdict)} It is not suggested ${until}.`;
}
