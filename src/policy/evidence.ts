import { modelId, type Prices } from '../prices';

/** A call whose answer was judged. */
export interface Judged {
  /** As it was billed. */
  readonly model: string;
  /** Thousandths, where 1,000 passes. */
  readonly scorePermille: number;
  /** Nano-dollars; null when that is unknown. */
  readonly costNano: number | null;
  readonly latencyMs: number;
}

/** What the judged calls of one type of task tell of a model. */
export interface Record {
  readonly judged: number;
  /** Mean score, 0 to 1, and its standard error. */
  readonly score: number;
  readonly error: number;
  /** Means of a call. `costNano` is of the calls that have a cost. */
  readonly costNano: number;
  readonly latencyMs: number;
}

/** By the catalogue's id of the model; models none of whose calls has a cost are left out: nothing can be weighed. */
export function records(calls: readonly Judged[], prices: Prices): ReadonlyMap<string, Record> {
  const byModel = new Map<string, Judged[]>();
  for (const call of calls) {
    const id = modelId(call.model, prices);
    const own = byModel.get(id);
    if (own) own.push(call);
    else byModel.set(id, [call]);
  }
  return new Map(
    [...byModel].flatMap(([model, own]) => {
      const costs = own.flatMap(it => it.costNano ?? []);
      if (costs.length === 0) return [];
      const scores = own.map(it => it.scorePermille / 1000);
      const score = mean(scores);
      const variance = mean(scores.map(it => (it - score) ** 2));
      const record: Record = {
        judged: own.length,
        score,
        // Of few calls that all passed nothing is sure: one that had failed is counted beside them.
        error: Math.max(Math.sqrt(variance / own.length), 1 / (2 * (own.length + 1))),
        costNano: mean(costs),
        latencyMs: mean(own.map(it => it.latencyMs)),
      };
      return [[model, record] as const];
    }),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;
