import { type Check, failed, type OpenCheck, passed } from './check';
import type { Unreadable } from './open';

/** The answer is as long as allowed. Words are what stands between blanks, so Chinese or Japanese has hardly any. */
export function length({
  unit,
  minimum = 0,
  maximum = Number.POSITIVE_INFINITY,
}: Extract<Check, { kind: 'length' }>): OpenCheck | Unreadable {
  if (minimum > maximum)
    return { problem: `No answer has at least ${minimum} and at most ${maximum} ${unit}.` };
  return answer => {
    const text = answer.trim();
    const size = unit === 'words' ? (text.match(/\S+/g)?.length ?? 0) : [...text].length;
    if (size < minimum) return failed(`It has ${size} ${unit}, and at least ${minimum} are wanted.`);
    if (size > maximum) return failed(`It has ${size} ${unit}, and at most ${maximum} are allowed.`);
    return passed(`It has ${size} ${unit}.`);
  };
}
