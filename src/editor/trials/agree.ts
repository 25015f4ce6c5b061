import { type QuickPickItem, QuickPickItemKind, window } from 'vscode';
import { formatNano } from '../../prices';
import { type TrialCost, trialCost, usualRule } from '../../trials';
import type { Rooms } from '../rooms';
import { readSettings } from '../settings';
import { counted, isLearnt, rangeText } from '../words/cost';
import type { Agreed } from './question';
import { scoringWords } from './scoring';

/** On how many inputs, and how; for a batch with what it will cost. */
export interface Choice {
  readonly size: number;
  readonly inBatch?: BatchPrice;
}

type BatchPrice = NonNullable<Extract<TrialCost, { kind: 'priced' }>['inBatch']>;

type Item = QuickPickItem & { readonly choice?: Choice };

/**
 * Says what a trial will cost, at once and by the provider's batch, and asks on how many of its inputs; `undefined`
 * when the user leaves.
 * @param proposed sizes to choose from, beside all
 */
export async function agree(
  rooms: Rooms,
  asked: Agreed,
  title: string,
  proposed: readonly number[] = [usualRule.fewest, 2 * usualRule.fewest],
): Promise<Choice | undefined> {
  const { inputs } = asked;
  const sizes = proposed.filter(it => it < inputs.length);
  const isLearned = isLearnt(asked.target.estimate.output);
  const priced = [...sizes, inputs.length].map(size => ({
    size,
    name: `${size === inputs.length && sizes.length > 0 ? `all ${size}` : size} ${size === 1 ? 'input' : 'inputs'}`,
    cost: costOf(rooms, asked, size),
  }));
  const now = priced.map(
    ({ size, name, cost }): Item => ({
      label: `$(play) Run on ${name}`,
      description: costText(cost),
      detail: detailOf(cost, isLearned),
      choice: { size },
    }),
  );
  const later = priced.flatMap(({ size, name, cost }): Item[] => {
    if (cost.kind === 'unpriced' || !cost.inBatch) return [];
    const { requests, lowNano, highNano } = cost.inBatch;
    return [
      {
        label: `$(clock) Hand in ${name} as a batch`,
        description: `${counted(requests, 'request')}, ${rangeText(lowNano, highNano)}`,
        detail: batchDetail(asked),
        choice: { size, inBatch: cost.inBatch },
      },
    ];
  });
  const chosen = await window.showQuickPick<Item>(
    [
      ...now,
      ...(later.length > 0 ? [separator('half the price, within 24 hours'), ...later] : []),
      separator(''),
      { label: '$(close) Make no call' },
    ],
    {
      title: `${title} · ${scoringWords(asked.scoring)}`,
      placeHolder: 'Every call is real, is paid for, and goes into the ledger.',
      ignoreFocusOut: true,
    },
  );
  return chosen?.choice;
}

const separator = (label: string): Item => ({ label, kind: QuickPickItemKind.Separator });

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
  return learnt ? `About ${formatNano(cost.expectedNano)}.` : 'The most is for the longest answers allowed.';
}

/** What a batch is, and what of the test it does not hold. */
function batchDetail({ scoring }: Agreed): string {
  // A line of the list has room for some sixty characters.
  return scoring?.kind === 'judge'
    ? 'The judge is asked afterwards, at the full price.'
    : 'The window may be closed; kept here until it is shown.';
}
