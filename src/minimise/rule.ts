import type { TextEdit } from '../prompts';
import type { Count } from './measured';
import type { RuleInfo } from './minimised';
import type { Page } from './page';

/**
 * A rule proposes; it may be careless about protected spans, tokens and other rules, which are checked after it.
 * It must not be careless about meaning. Its examples are run as tests.
 */
export interface Rule extends RuleInfo {
  /** Changes only how words are laid out, so that it may work where the text may be somebody's data. */
  readonly looksOnly?: true;
  /** Works on what other rules may not touch (a comment, a block of data), and looks after that itself. */
  readonly unshielded?: true;
  /** Each proposal is made whole or not at all; its pieces are in order and do not overlap. */
  readonly propose: (page: Page, count: Count) => Iterable<readonly TextEdit[]>;
  /** Id of the rule whose edit of the same place this one takes the place of; the user may want that one instead. */
  readonly rival?: string;
  /** `[before, after]`: read as Markdown, with this rule alone. */
  readonly changes: readonly (readonly [string, string])[];
  /** Texts this rule leaves as they are. */
  readonly keeps: readonly string[];
}
