import { window } from 'vscode';
import { formatNano } from '../../prices';
import { type TrialCost, trialCost, usualRule } from '../../trials';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { counted, isLearnt, rangeText } from '../words/cost';
import type { Agreed } from './question';
import { scoringWords } from './scoring';

/**
 * Says what a trial will cost, and asks on how many of its inputs; `undefined` when the user leaves.
 * @param proposed sizes to choose from, beside all
 */
export async function agree(
  rooms: Rooms,
  asked: Agreed,
  title: string,
  proposed: readonly number[] = [usualRule.fewest, 2 * usualRule.fewest],
): Promise<number | undefined> {
  const { inputs } = asked;
  const sizes = proposed.filter(it => it < inputs.length);
  const choices = [...sizes, inputs.length].map(size => {
    const cost = costOf(rooms, asked, size);
    return {
      label: `$(play) Run on ${size === inputs.length && sizes.length > 0 ? `all ${size}` : size} ${size === 1 ? 'input' : 'inputs'}`,
      description: costText(cost),
      detail: detailOf(cost, isLearnt(asked.target.estimate.output)),
      size,
    };
  });
  const chosen = await window.showQuickPick([...choices, { label: '$(close) Make no call', size: 0 }], {
    title: `${title} · ${scoringWords(asked.scoring)}`,
    placeHolder: 'Every call is real, is paid for, and goes into the ledger.',
    ignoreFocusOut: true,
  });
  return chosen?.size || undefined;
}

function costOf(rooms: Rooms, { target, variants, inputs, scoring }: Agreed, size: number): TrialCost {
  const { defaultModel, expectedOutputTokens } = readSettings(target.document.uri);
  const { output } = target.estimate;
  const options = {
    defaultModel,
    expectedOutputTokens,
    learnt: output.from === 'prompt-history' ? output : undefined,
  };
  return trialCost(variants, inputs.slice(0, size), scoring, options, rooms);
}

function costText(cost: TrialCost): string {
  const calls = counted(cost.calls, 'call');
  return cost.kind === 'unpriced'
    ? `${calls}, of unknown cost`
    : `${calls}, ${rangeText(cost.lowNano, cost.highNano)}`;
}

/** @param learnt calls of the prompt have told how long its answers are */
function detailOf(cost: TrialCost, learnt: boolean): string {
  if (cost.kind === 'unpriced') return cost.because;
  const expected = learnt
    ? `About ${formatNano(cost.expectedNano)}`
    : 'The most is for the longest answers allowed';
  const batch =
    cost.inBatch === undefined
      ? ''
      : `; in a batch, within a day, ${learnt ? 'about' : 'up to'} ${formatNano(cost.inBatch.expectedNano)}`;
  return `${expected}${batch}.`;
}
