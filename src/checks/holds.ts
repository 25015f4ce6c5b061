import { type Check, failed, type OpenCheck, passed, unsaid } from './check';
import { shown } from './shown';

/** The answer holds a text somewhere: the check's own, or the expected one. */
export function holds({ text, ignoreCase = false }: Extract<Check, { kind: 'contains' }>): OpenCheck {
  const folded = (it: string) => (ignoreCase ? it.toLowerCase() : it);
  return (answer, expected) => {
    const wanted = (text ?? expected)?.trim();
    if (!wanted) return unsaid('There is no text that the answer should hold.');
    return folded(answer).includes(folded(wanted))
      ? passed(`It holds ${shown(wanted)}.`)
      : failed(`It does not hold ${shown(wanted)}.`);
  };
}
