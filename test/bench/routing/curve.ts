import { groups } from './groups';

/** A prompt as a router sees it and as it came out. */
export interface Routed {
  /** How much the router thinks that it needs the strong model; only the order counts. */
  readonly need: number;
  readonly weak: number;
  readonly strong: number;
}

/** How a router does between two models, as ever more prompts go to the strong one, those in most need first. */
export interface Curve {
  /**
   * Area under the share of the gap in quality that is made up, over the share of prompts on the strong model; about 0.5
   * by chance, as prompts in equal need are taken in proportion.
   */
  readonly area: number;
  /** The smallest share of prompts on the strong model that gives 95 % of its quality. */
  readonly shareFor95: number;
}

const kept = 0.95;

export function curveOf(prompts: readonly Routed[]): Curve {
  const count = prompts.length;
  const weak = prompts.reduce((sum, it) => sum + it.weak, 0) / count;
  const strong = prompts.reduce((sum, it) => sum + it.strong, 0) / count;
  const byNeed = groups(
    prompts.toSorted((a, b) => b.need - a.need),
    it => it.need,
  );
  let [share, quality, area] = [0, weak, 0];
  let shareFor95 = weak >= kept * strong ? 0 : 1;
  for (const group of byNeed.values()) {
    const gained = group.reduce((sum, it) => sum + it.strong - it.weak, 0) / count;
    const width = group.length / count;
    area += width * (quality - weak + gained / 2);
    const missing = kept * strong - quality;
    if (shareFor95 === 1 && missing > 0 && gained >= missing) shareFor95 = share + (width * missing) / gained;
    share += width;
    quality += gained;
  }
  return { area: area / (strong - weak), shareFor95 };
}
