import { RE2JS } from 're2js';
import { type Check, failed, type OpenCheck, passed } from './check';
import type { Unreadable } from './open';
import { shown } from './shown';

/** Characters of an answer that a pattern is looked for in; what is longer fails. */
export const mostCharacters = 200_000;

/** Tells whether a pattern matches somewhere in a text. */
export type Matcher = (text: string) => boolean;

/**
 * Reads a regular expression in RE2's syntax, which takes time in line with the text whatever the pattern is: a pattern
 * that the user wrote meets text that a model wrote. There are no back references and no look-around, and they are said
 * to be unreadable. `$` is the end of the text.
 */
export function readPattern(pattern: string, ignoreCase = false): Matcher | Unreadable {
  try {
    const read = RE2JS.compile(pattern, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
    return text => read.test(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { problem: `The regular expression ${shown(pattern)} cannot be read: ${reason}.` };
  }
}

/** The pattern matches somewhere in the answer, with the blanks around it taken off. */
export function matches({
  pattern,
  ignoreCase,
}: Extract<Check, { kind: 'pattern' }>): OpenCheck | Unreadable {
  const match = readPattern(pattern, ignoreCase);
  if (typeof match !== 'function') return match;
  return answer => {
    const text = answer.trim();
    if (text.length > mostCharacters)
      return failed(`It is longer than the ${mostCharacters} characters that are searched.`);
    return match(text)
      ? passed(`It matches ${shown(pattern)}.`)
      : failed(`${shown(text)} does not match ${shown(pattern)}.`);
  };
}
