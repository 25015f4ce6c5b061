/** The door of `minimise/`: a prompt in, edits that each save tokens out. Pure. */
export { keptSpans } from './kept';
export { isEnglish, isForeign } from './language';
export { minimise } from './minimise';
export type { Minimised, MinimiseOptions, RuleInfo, Saving, Tier } from './minimised';
export { lossIn } from './veto/loss';

import type { RuleInfo } from './minimised';
import { allRules } from './rules';

/** Every rule, for settings, quick fixes and documentation. */
export const rules: readonly RuleInfo[] = allRules;
