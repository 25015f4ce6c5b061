import type { TextEdit } from '../../prompts';
import type { Page } from '../page';
import { inCaseOf, instructionAt } from '../sentence';

/** One blank: spaces, or one line end within a paragraph. */
const gap = '(?:[ \\t]+|[ \\t]*\\r?\\n[ \\t]*)';

/** A phrase as a pattern: `a|b` and groups as in regular expressions, each space a `gap`. */
export function phrasePattern(phrase: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}_'’-])(?:${phrase.replaceAll(' ', gap)})`, 'giu');
}

/**
 * Proposals that drop what `opener` matches where an instruction follows it, and give that instruction the opener's
 * capital. `opener` matches the blank after it as well; `begins` says whether it may begin at an offset.
 */
export function* withoutOpener(
  page: Page,
  opener: RegExp,
  begins: (page: Page, at: number) => boolean,
  keepsCase: (page: Page, at: number) => boolean = () => false,
): Iterable<readonly TextEdit[]> {
  for (const { 0: phrase, index } of page.open.matchAll(opener)) {
    const at = index + phrase.length;
    if (instructionAt(page, at) === undefined || !begins(page, index)) continue;
    const letter = page.open.charAt(at);
    yield [
      { start: index, end: at + 1, replacement: keepsCase(page, index) ? letter : inCaseOf(phrase, letter) },
    ];
  }
}
