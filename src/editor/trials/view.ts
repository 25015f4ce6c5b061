import type { PairView, SideView, TrialView } from '../../../media/trial/view';
import { formatNano } from '../../prices';
import {
  costOf,
  decision,
  decisionText,
  type Outcome,
  type Pair,
  ruleText,
  type SideSummary,
  summary,
  type Trial,
} from '../../trials';
import { durationText } from '../words/calls';
import { counted } from '../words/cost';
import { type Agreed, isOfModels } from './question';
import { scoringWords } from './scoring';

/** What a page of results is about. */
export interface Results extends Agreed {
  readonly trial: Trial;
  readonly title: string;
}

/** Works out the page of results. */
export function trialView(results: Results): TrialView {
  const { trial, title, variants, scoring, inputs } = results;
  const [a, b] = variants;
  const decided = scoring && decision(trial);
  const { costNano, calls, unpricedCalls } = costOf(trial);
  const unpriced = unpricedCalls > 0 ? `, ${counted(unpricedCalls, 'call')} of unknown cost apart` : '';
  const left = inputs.length - trial.pairs.length;
  const failed = trial.pairs.filter(it => it.a.failed !== undefined || it.b.failed !== undefined).length;
  const unsaid = scoring
    ? trial.pairs.filter(it => it.a.score === null || it.b.score === null).length - failed
    : 0;
  return {
    title,
    verdict: decided
      ? {
          kind: decided.kind === 'downgrade' ? 'good' : decided.kind === 'keep' ? 'bad' : 'open',
          text: decisionText(decided, { model: a.name, cheaper: b.name }),
          rule: decided.pairs > 0 ? ruleText(decided) : '',
        }
      : null,
    facts: [
      `Scored by: ${scoringWords(scoring)}.`,
      `${counted(calls, 'call')} for ${formatNano(costNano)}${unpriced}.`,
      ...(failed > 0 ? [`${counted(failed, 'input')} left out: a call failed.`] : []),
      ...(unsaid > 0 ? [`${counted(unsaid, 'input')} left out: no score could be given.`] : []),
      ...(left > 0
        ? [`${counted(left, 'input')} not run: ${trial.stopped ?? 'the test was cancelled.'}`]
        : []),
    ],
    sides: [sideView(a.name, a.model, summary(trial, 'a')), sideView(b.name, b.model, summary(trial, 'b'))],
    use: isOfModels(results) && decided?.kind === 'downgrade' ? `Use ${b.name}` : null,
    pairs: trial.pairs.map(pairView),
  };
}

function sideView(name: string, model: string, side: SideSummary): SideView {
  const { calls, costNano, unpricedCalls, meanScore, medianLatencyMs, failures } = side;
  return {
    name,
    model,
    score: meanScore === null ? '–' : meanScore.toFixed(3),
    cost: unpricedCalls > 0 ? 'unpriced' : formatNano(costNano),
    call: unpricedCalls > 0 || calls === 0 ? '–' : formatNano(Math.round(costNano / calls)),
    latency: medianLatencyMs === null ? '–' : durationText(medianLatencyMs),
    failures,
  };
}

function pairView({ number, input, a, b }: Pair): PairView {
  const sent = input.sent?.map(it => ({ name: it.role, text: it.text }));
  return {
    number,
    input: sent ?? Object.entries(input.values).map(([name, text]) => ({ name, text })),
    expected: input.expected ?? null,
    a: answerView(a),
    b: answerView(b),
    isWorse: a.score !== null && b.score !== null && b.score < a.score,
  };
}

function answerView({ text, score, why, failed, call }: Outcome): PairView['a'] {
  const cost = call.costNano === null ? 'unpriced' : formatNano(call.costNano);
  return {
    text,
    score,
    why: failed ?? (score === null ? '' : why),
    bill: `${cost} · ${durationText(call.latencyMs)}`,
  };
}
