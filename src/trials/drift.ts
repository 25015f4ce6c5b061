import type { WatchedCall } from '../ledger';
import { type Decision, decide, usualRule } from './rule';
import { percent } from './words';

/** How the routed answers of a prompt did against those of the model that was asked for. */
export interface Watch extends Pick<WatchedCall, 'workspace' | 'prompt' | 'model' | 'cheaper'> {
  readonly pairs: number;
  /** The mean of their grades as a share of the other's. */
  readonly keeps: number;
  /** They have fallen behind: by the rule, the cheaper model would not be let take over. */
  readonly hasDrifted: boolean;
}

/** Days whose watched calls are looked at, where nobody names others. */
export const watchDays = 30;

/** Answers that are looked at, the newest: a change must show before it is out of date. */
const window = 30;

/**
 * How watched answers did, by prompt and pair of models. A few already show that a model has fallen behind; that it has
 * not takes no proof.
 * @param watched newest first
 */
export function watches(watched: readonly WatchedCall[]): readonly Watch[] {
  const groups = new Map<string, WatchedCall[]>();
  for (const it of watched) {
    const key = JSON.stringify([it.workspace, it.prompt, it.model, it.cheaper]);
    const group = groups.get(key) ?? [];
    if (group.length < window) groups.set(key, [...group, it]);
  }
  return [...groups.values()].map(group => {
    const decision = decide(group.map(it => ({ cheap: it.keptPermille / 1000, other: 1 })));
    const { workspace, prompt, model, cheaper } = group[0]!;
    return {
      workspace,
      prompt,
      model,
      cheaper,
      pairs: group.length,
      keeps: decision.keeps,
      hasDrifted: isBehind(decision),
    };
  });
}

const isBehind = (decision: Decision) => decision.kind === 'keep' && decision.because === 'worse';

/** `gpt-4o-mini keeps 71 % of gpt-4o’s grades on the last 12 calls that were watched, of the 95 % wanted.` */
export function driftText({ model, cheaper, pairs, keeps }: Watch): string {
  return `${cheaper} keeps ${percent(keeps)} of ${model}’s grades on the last ${pairs} calls that were watched, of the ${percent(usualRule.keep)} wanted.`;
}
