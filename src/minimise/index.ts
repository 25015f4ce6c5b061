/** The door of `minimise/`: a prompt in, edits that each save tokens out. Pure. */
export type { Minimised, MinimiseOptions, RuleInfo, Saving, Tier } from './minimised';
