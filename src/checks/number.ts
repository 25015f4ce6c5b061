import { type Check, failed, type OpenCheck, passed, unsaid } from './check';
import type { Unreadable } from './open';
import { shown } from './shown';

/**
 * The answer's last number is the expected one. Read as English writes them: `1,234.50`, `-3`, `−3`, `1e6`; currency and
 * unit signs around them do not count. The last, because answers that reason end with their result.
 */
export function number({
  tolerance = 0,
  percent = 0,
}: Extract<Check, { kind: 'number' }>): OpenCheck | Unreadable {
  if (![tolerance, percent].every(it => Number.isFinite(it) && it >= 0))
    return { problem: 'A tolerance is a number of at least 0.' };
  return (answer, expected) => {
    const wanted = expected === undefined ? undefined : lastNumber(expected);
    if (wanted === undefined) return unsaid('There is no expected number to compare with.');
    const given = lastNumber(answer);
    if (given === undefined) return failed(`There is no number in ${shown(answer)}.`);
    // What is written with so many decimals is no further from itself than doubles can tell.
    const slack = Math.max(tolerance, (Math.abs(wanted) * percent) / 100) + Math.abs(wanted) * 1e-12;
    return Math.abs(given - wanted) <= slack
      ? passed(`${given} is the expected ${wanted}${given === wanted ? '' : ', within the tolerance'}.`)
      : failed(`Its last number is ${given} and not ${wanted}.`);
  };
}

/** Only the end of a long text is looked at. */
const tailLength = 10_000;

function lastNumber(text: string): number | undefined {
  const written = text
    .slice(-tailLength)
    .match(/(?<![\w.])[-+−]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)?(?:\.\d+|(?<=\d))(?:e[-+]?\d{1,3})?(?![\d])/gi);
  const last = written?.at(-1);
  return last === undefined ? undefined : Number(last.replaceAll(',', '').replace('−', '-'));
}
