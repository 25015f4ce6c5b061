import { type Check, failed, type OpenCheck, passed, unsaid } from './check';
import { shown } from './shown';

/** The answer is the expected text. Blanks around both, and how their letters are composed (NFC), make no difference. */
export function exact({ ignoreCase = false }: Extract<Check, { kind: 'exact' }>): OpenCheck {
  const same = (text: string) => {
    const plain = text.trim().normalize('NFC').replaceAll('\r\n', '\n');
    return ignoreCase ? plain.toLowerCase() : plain;
  };
  return (answer, expected) => {
    if (expected === undefined) return unsaid('There is no expected answer to compare with.');
    if (same(answer) === same(expected)) return passed('It is the expected answer.');
    return failed(`It is ${shown(answer)} and not ${shown(expected)}.`);
  };
}
