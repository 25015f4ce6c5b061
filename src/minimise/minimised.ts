/** How far an edit goes: `layout`, `decoration` and `wording` are safe; `review` wants a human eye on each. */
export type Tier = 'layout' | 'decoration' | 'wording' | 'review';

export interface RuleInfo {
  /** Kebab-case, stable: users switch rules off by it. */
  readonly id: string;
  readonly tier: Tier;
  /** One line for the lightbulb: what it does and why it is safe. */
  readonly why: string;
}

/** One edit of the file. Offsets count in the file as it was. */
export interface Saving {
  readonly rule: string;
  readonly tier: Tier;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  /** Tokens saved by this edit alone; edits interact, so the sum may differ from the total. */
  readonly saved: number;
  /** Another edit of the same place, which saves less: one of the two can be made. */
  readonly other?: Omit<Saving, 'other'>;
}

export interface Minimised {
  /** The whole file with every edit made. Equal to the input when there is nothing to save. */
  readonly text: string;
  /** Tokens of the messages before and after, counted on the texts themselves. */
  readonly before: number;
  readonly after: number;
  /** In file order, never overlapping. Each was measured; none of them grows the prompt. */
  readonly edits: readonly Saving[];
}

export interface MinimiseOptions {
  /** `safe` (the default): layout, decoration and wording. `review`: those and the review tier. */
  readonly tier?: 'safe' | 'review';
  /** Only these rules; all of the tier's when absent. */
  readonly rules?: readonly string[];
  /** Rules never to apply. */
  readonly off?: readonly string[];
  /** For each prompt, what its file says to leave alone in it: ids of rules; `minimise` or `all` for every rule. */
  readonly ignored?: readonly (readonly string[])[];
}
