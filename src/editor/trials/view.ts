import type { PairView, SideView, TrialView } from '../../../media/trial/view';
import { formatNano } from '../../prices';
import {
  costOf,
  type Decision,
  decision,
  decisionText,
  isAnswered,
  leftOf,
  type Outcome,
  type Pair,
  ruleText,
  type SideSummary,
  summary,
} from '../../trials';
import { durationText } from '../words/calls';
import { counted } from '../words/cost';
import { isOfModels, type Results } from './question';
import { scoringWords } from './scoring';

/** Works out the page of results. */
export function trialView(results: Results): TrialView {
  const { trial, title, variants, scoring, inputs, target, booking } = results;
  const [a, b] = variants;
  const decided = scoring && decision(trial);
  const { costNano, calls, unpricedCalls } = costOf(trial);
  const unpriced = unpricedCalls > 0 ? `, ${counted(unpricedCalls, 'call')} of unknown cost apart` : '';
  const notRun = inputs.length - trial.pairs.length;
  const left = leftOf(inputs, trial).length;
  const failed = trial.pairs.filter(it => !isAnswered(it)).length;
  const unsaid = scoring
    ? trial.pairs.filter(it => it.a.score === null || it.b.score === null).length - failed
    : 0;
  const named = { model: a.name, cheaper: b.name };
  return {
    title,
    verdict: decided
      ? {
          kind: decided.kind === 'downgrade' ? 'good' : decided.kind === 'keep' ? 'bad' : 'open',
          text: decisionText(decided, named),
          rule: decided.pairs > 0 ? ruleText(decided, named) : '',
        }
      : null,
    facts: [
      scoring ? `Scored by: ${scoringWords(scoring)}.` : 'Not scored.',
      `${counted(calls, 'call')} for ${formatNano(costNano)}${unpriced}.`,
      ...(failed > 0 ? [`${counted(failed, 'input')} left out: a call failed.`] : []),
      ...(unsaid > 0 ? [`${counted(unsaid, 'input')} left out: no score could be given.`] : []),
      ...(notRun > 0
        ? [`${counted(notRun, 'input')} not run${trial.stopped ? `: ${trial.stopped}` : ' yet.'}`]
        : []),
      ...(left === 0 && decided?.kind === 'more'
        ? ['All inputs were run: test again with more of them.']
        : []),
      ...(target ? [] : [`${booking.prompt} is not there any more: these are the answers it had.`]),
    ],
    sides: [sideView(a.name, a.model, summary(trial, 'a')), sideView(b.name, b.model, summary(trial, 'b'))],
    more: target && left > 0 ? moreLabel(left, decided) : null,
    use: target && isOfModels(results) && decided?.kind === 'downgrade' ? `Use ${b.name}` : null,
    pairs: trial.pairs.map(pairView),
  };
}

/** As many as would decide, where so many are left. */
const moreLabel = (left: number, decided: Decision | undefined) =>
  decided?.kind === 'more' && decided.more < left ? `Run ${decided.more} more…` : `Run the other ${left}…`;

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
    bill: `${cost} · ${call.batch ? 'in a batch' : durationText(call.latencyMs)}`,
  };
}
