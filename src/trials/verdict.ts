import { createHash } from 'node:crypto';
import type { TrialVerdict } from '../ledger';
import { modelId, type Prices } from '../prices';
import type { Prompt } from '../prompts';
import type { Scoring } from './judging';
import { type Decision, type Rule, usualRule } from './rule';
import { costOf, type Trial } from './trial';
import { scoringText } from './words';

/** What a verdict is about. */
export interface Subject {
  /** Where the prompt's calls are booked. */
  readonly workspace: string;
  readonly prompt: string;
  /** The models as they are named: the one in use, and the cheaper one. */
  readonly model: string;
  readonly cheaper: string;
}

/** The verdict that a trial comes to; `undefined` where it is not decided yet. */
export function verdictOf(
  subject: Subject,
  prompt: Prompt,
  {
    trial,
    decision,
    scoring,
    at,
  }: {
    readonly trial: Trial;
    readonly decision: Decision;
    readonly scoring: Scoring;
    /** Milliseconds since the epoch. */
    readonly at: number;
  },
  prices: Prices,
  rule: Rule = usualRule,
): TrialVerdict | undefined {
  if (decision.kind !== 'downgrade' && decision.kind !== 'keep') return undefined;
  return {
    ...subject,
    at,
    holds: decision.kind === 'downgrade',
    pairs: decision.pairs,
    keeps: decision.keeps,
    rule: JSON.stringify(rule),
    scoring: scoringText(scoring),
    costNano: costOf(trial).costNano,
    promptHash: promptHash(prompt),
    priceHash: priceHash(subject, prices),
  };
}

/** Days for which a verdict stands: models change behind their names. */
const days = 90;

/**
 * Whether a verdict is still about the prompt, the prices and the models of today: a prompt that was put on the cheaper
 * model is on what was tested, one that was put on a third is not.
 * @param prompt as it is sent, and the name of the model it is on
 */
export function stands(
  verdict: TrialVerdict,
  { prompt, model }: { readonly prompt: Prompt; readonly model: string },
  now: number,
  prices: Prices,
): boolean {
  const tested = [verdict.model, verdict.cheaper].map(it => modelId(it, prices));
  return (
    now - verdict.at < days * 24 * 60 * 60 * 1000 &&
    tested.includes(modelId(model, prices)) &&
    verdict.promptHash === promptHash(prompt) &&
    verdict.priceHash === priceHash(verdict, prices)
  );
}

/** Of what a prompt says, whatever its blanks and line ends: an edit of its layout alone changes no answer that matters. */
function promptHash({ messages, tools, temperature, maxOutputTokens }: Prompt): string {
  const said = messages.map(({ role, text }) => [role, text.replace(/\s+/g, ' ').trim()]);
  return hash([
    said,
    tools.map(it => [it.name, it.description ?? null, it.parameters ?? null]),
    temperature ?? null,
    maxOutputTokens ?? null,
  ]);
}

/** Of what both models cost by the token. */
function priceHash({ model, cheaper }: Pick<Subject, 'model' | 'cheaper'>, prices: Prices): string {
  return hash(
    [model, cheaper].map(name => {
      const found = prices.resolve(name);
      return found ? [found.id, found.inputNanoPerToken, found.outputNanoPerToken] : [name];
    }),
  );
}

/** 128 bits of SHA-256. */
const hash = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
