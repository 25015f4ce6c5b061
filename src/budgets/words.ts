import type { Day } from '../forecast';
import { formatNano } from '../prices';
import type { Standing } from './standing';
import type { Warning } from './warning';

const when = { day: 'today', week: 'this week', month: 'this month' } as const;

/** How a day is written for its reader. */
type DateText = (day: Day) => string;

/** `“all”: $161.20 of $200.00 this month. $6.20 a day so far. It is passed on 27 Nov 2026 by the forecast.` */
export function standingText(standing: Standing, dateText: DateText): string {
  return sentences(
    `“${standing.budget.name}”: ${spentText(standing)}.`,
    ...paceSentences(standing, dateText),
  );
}

/** `$6.20 a day so far.` and `It is passed on 27 Nov 2026 by the forecast.`, as far as there is anything to say. */
export function paceSentences(standing: Standing, dateText: DateText): readonly string[] {
  const { budget, spentNano, burnNanoPerDay } = standing;
  const pace =
    budget.period === 'day' || spentNano === 0 ? '' : `${formatNano(burnNanoPerDay)} a day so far.`;
  return [pace, passedText(standing, dateText)].filter(it => it !== '');
}

/** `$161.20 of $200.00 this month`. */
const spentText = ({ budget, spentNano }: Standing) =>
  `${formatNano(spentNano)} of ${formatNano(budget.amountNano)} ${when[budget.period]}`;

/** `81 % of “all”`. */
export const shareText = ({ budget, spentNano }: Standing): string =>
  `${Math.floor((spentNano * 100) / budget.amountNano)} % of “${budget.name}”`;

/** A name, and what its calls cost. */
interface Cost {
  readonly name: string;
  readonly costNano: number;
}

/**
 * What a warning says: how much is spent, on what most of it went, and when the budget will be passed.
 * @param most the dearest model and prompt of the budget's period; empty where they cannot be told apart
 */
export function warningText(
  { standing, threshold }: Warning,
  most: readonly Cost[],
  dateText: DateText,
): string {
  const { budget } = standing;
  const stop = budget.hard ? ' Promptmeter makes no more calls under it.' : '';
  const first =
    threshold === 100
      ? `The budget “${budget.name}” is spent: ${spentText(standing)}.${stop}`
      : `${threshold} % of the budget “${budget.name}” are spent: ${spentText(standing)}.`;
  const spent = most.filter(it => it.name !== '' && it.costNano > 0);
  const where = spent.map(it => `${it.name} (${formatNano(it.costNano)})`).join(' and ');
  return sentences(first, where && `Most of it went to ${where}.`, passedText(standing, dateText));
}

function passedText({ leftNano, budget, crossing }: Standing, dateText: DateText): string {
  if (leftNano < 0 || budget.period === 'day') return '';
  const { expected, earliest } = crossing;
  if (expected !== undefined) return `It is passed on ${dateText(expected)} by the forecast.`;
  return earliest === undefined
    ? ''
    : `It is passed on ${dateText(earliest)} by the high end of the forecast.`;
}

const sentences = (...parts: readonly string[]) => parts.filter(it => it !== '').join(' ');
