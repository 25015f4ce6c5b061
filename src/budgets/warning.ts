import type { Standing } from './standing';

/** Percent of a budget at whose passing the user is told. */
const thresholds = [50, 80, 100] as const;

/** That part of a budget is spent. */
export interface Warning {
  readonly standing: Standing;
  readonly threshold: (typeof thresholds)[number];
  /** Names this warning of this period, for remembering that it was given. */
  readonly key: string;
}

/**
 * The warnings that are due: for each budget the highest threshold that is passed, unless that one, or a higher one, was
 * told in this period. A changed amount is a new budget: it warns anew.
 * @param told keys of warnings that were given, in any window
 */
export function dueWarnings(
  standings: readonly Standing[],
  told: Pick<ReadonlySet<string>, 'has'>,
): readonly Warning[] {
  return standings.flatMap(standing => {
    const passed = thresholds.filter(it => standing.spentNano * 100 >= standing.budget.amountNano * it);
    const threshold = passed.at(-1);
    if (threshold === undefined) return [];
    const atLeast = thresholds.filter(it => it >= threshold);
    if (atLeast.some(it => told.has(keyOf(standing, it)))) return [];
    return [{ standing, threshold, key: keyOf(standing, threshold) }];
  });
}

const keyOf = ({ budget, first }: Standing, threshold: number) =>
  JSON.stringify([budget.name, budget.amountNano, first, threshold]);
