import { modelId, type Prices } from '../prices';
import { type Judged, type Record, records } from './evidence';
import type { Learning } from './policy';

/** A model that may be chosen, and what is known of it. */
interface Candidate {
  readonly model: string;
  readonly record: Record | undefined;
}

/**
 * The model that did best on the judged calls of a type of task, and why. `asked` stays unless another is surely better:
 * the other's score less its standard error is weighed against the asked model's mean, each with what a call costs.
 * Until both are known, `asked` stays too, but for the share of calls that may try a model: a try is due where fewer
 * of the judged calls than that were of other models. The same calls always lead to the same choice.
 * @param others models that may be chosen beside `asked`
 */
export function learn(
  asked: string,
  others: readonly string[],
  { quality, explore, atLeast, slowestMs = Number.POSITIVE_INFINITY }: Learning,
  calls: readonly Judged[],
  prices: Prices,
): { readonly model: string; readonly reason: string } {
  const known = records(calls, prices);
  const own = known.get(modelId(asked, prices));
  const candidates = others
    .filter(it => modelId(it, prices) !== modelId(asked, prices))
    .map((model): Candidate => ({ model, record: known.get(modelId(model, prices)) }));
  const best = own && own.judged >= atLeast ? better(candidates) : undefined;
  const chosen = best?.model ?? asked;
  const elsewhere = calls.filter(it => modelId(it.model, prices) !== modelId(chosen, prices)).length;
  const tried = candidates
    .filter(it => it.model !== chosen && (it.record?.judged ?? 0) < atLeast && isFast(it))
    .sort((a, b) => (a.record?.judged ?? 0) - (b.record?.judged ?? 0))[0];
  if (tried && elsewhere + 1 <= explore * (calls.length + 1)) {
    return { model: tried.model, reason: `tries ${tried.model}, of which too little is known` };
  }
  if (best?.record && own) return { model: best.model, reason: because(best.model, best.record, asked, own) };
  return { model: asked, reason: `stays on ${asked}: nothing else is known to be better` };

  function better(from: readonly Candidate[]): Candidate | undefined {
    const able = from.filter(it => (it.record?.judged ?? 0) >= atLeast && isFast(it));
    const dearest = Math.max(own!.costNano, ...able.map(it => it.record!.costNano), 1);
    const worth = (score: number, costNano: number) => quality * score - (1 - quality) * (costNano / dearest);
    const mine = worth(own!.score, own!.costNano);
    return able
      .map(it => ({ ...it, worth: worth(it.record!.score - it.record!.error, it.record!.costNano) }))
      .filter(it => it.worth > mine)
      .sort((a, b) => b.worth - a.worth)[0];
  }

  function isFast({ record }: Candidate): boolean {
    return (record?.latencyMs ?? 0) <= slowestMs;
  }
}

function because(model: string, { judged, score, costNano }: Record, asked: string, own: Record): string {
  const share = own.costNano > 0 ? `, at ${Math.round((100 * costNano) / own.costNano)} % of its cost` : '';
  return `gives it to ${model}: ${percent(score)} on ${judged} judged calls, ${asked} ${percent(own.score)} on ${own.judged}${share}`;
}

const percent = (score: number) => `${Math.round(100 * score)} %`;
