import type { TrialVerdict } from '../ledger';
import type { Scoring } from './judging';
import { type Decision, type Measured, type Rule, usualRule } from './rule';

/** The names of the two sides of a trial: models, or prompts. */
export interface Named {
  readonly model: string;
  readonly cheaper: string;
}

/** What a trial came to, in a sentence or two. */
export function decisionText(decision: Decision, { model, cheaper }: Named, rule: Rule = usualRule): string {
  const { pairs } = decision;
  if (pairs === 0) return 'No input has a score for both models, so nothing can be said.';
  const kept =
    decision.otherMean > 0
      ? `${cheaper} keeps ${percent(decision.keeps)} of ${model}’s score on ${inputs(pairs)}`
      : `${model} scores nothing on ${inputs(pairs)}`;
  switch (decision.kind) {
    case 'downgrade':
      return decision.otherMean > 0
        ? `${cheaper} will do: it keeps ${percent(decision.keeps)} of ${model}’s score on ${inputs(pairs)}.`
        : `${cheaper} will do: ${kept}, and it does.`;
    case 'keep':
      return decision.because === 'worse'
        ? `Stay on ${model}: ${kept}, less than the ${percent(rule.keep)} wanted.`
        : `Stay on ${model}: ${kept}, too near to the ${percent(rule.keep)} wanted for any number of runs worth paying to decide.`;
    case 'more':
      return pairs < rule.fewest
        ? `Not yet: ${kept}, and the rule wants ${rule.fewest}. Run ${decision.more} more.`
        : `Not yet: ${kept}, which is too near to the ${percent(rule.keep)} wanted. About ${decision.more} more would decide, if they turn out alike.`;
    case 'unfit':
      return `Hardly an answer of either model passes the check on ${inputs(pairs)}, so it cannot tell them apart. Choose another check.`;
  }
}

/** The rule, as a sentence, with the figures it was held against. */
export function ruleText(
  { cheapMean, otherMean, standardError }: Measured,
  { model, cheaper }: Named,
  { keep, standardErrors, fewest }: Rule = usualRule,
): string {
  const errors = standardErrors === 1 ? 'one standard error' : `${standardErrors} standard errors`;
  return (
    `The rule: ${cheaper}’s mean score less ${errors} is at least ${percent(keep)} of ${model}’s, over ${fewest} inputs or more. ` +
    `Here ${score(cheapMean)} less ${score(standardErrors * standardError)} is ${score(cheapMean - standardErrors * standardError)}, ` +
    `and ${percent(keep)} of ${score(otherMean)} is ${score(keep * otherMean)}.`
  );
}

/** How answers are scored, in a few words. */
export function scoringText(scoring: Scoring): string {
  switch (scoring.kind) {
    case 'exact':
      return scoring.ignoreCase ? 'the expected answer, in capitals or not' : 'the expected answer';
    case 'contains':
      return scoring.text === undefined ? 'holds the expected text' : `holds “${scoring.text}”`;
    case 'json':
      return scoring.schema === undefined || scoring.schema === true ? 'JSON' : 'JSON by its schema';
    case 'pattern':
      return `matches ${scoring.pattern}`;
    case 'number': {
      const slack = scoring.percent
        ? ` ± ${scoring.percent} %`
        : scoring.tolerance
          ? ` ± ${scoring.tolerance}`
          : '';
      return `the expected number${slack}`;
    }
    case 'length':
      return `a length of ${scoring.minimum ?? 0} to ${scoring.maximum ?? 'any number of'} ${scoring.unit}`;
    case 'answered':
      return 'an answer, neither empty nor a refusal';
    case 'agreement':
      return 'the same answer as the other model';
    case 'judge':
      return `graded by ${scoring.model} in both orders`;
  }
}

/** A verdict in a few words, for a line above a prompt: `tested: gpt-4o-mini keeps 98 % (n = 40)`. */
export function verdictLine({ cheaper, keeps, pairs }: TrialVerdict): string {
  return `tested: ${cheaper} keeps ${percent(keeps)} (n = ${pairs})`;
}

const month = new Intl.DateTimeFormat('en', { month: 'short' });

/** The local day of a moment, `26 Nov 2026`. @param at milliseconds since the epoch */
export function dayText(at: number): string {
  const date = new Date(at);
  return `${date.getDate()} ${month.format(date)} ${date.getFullYear()}`;
}

/** Never rounded up to what was not reached. */
export const percent = (share: number): string => `${Math.floor(share * 100 + 1e-9)} %`;

const score = (value: number) => String(Math.round(value * 1000) / 1000);

const inputs = (count: number) => (count === 1 ? '1 input' : `${count} inputs`);
