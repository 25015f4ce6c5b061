/** What a prompt's or a model's calls came to in a time. */
export interface Spent {
  readonly name: string;
  readonly calls: number;
  /** Input tokens, cached ones included. */
  readonly input: number;
  readonly costNano: number;
}

/** What is otherwise than it was, and what it cost more, in nano-dollars. */
export type Change =
  /** A prompt's calls take far more input than they did; tokens are means a call. */
  | {
      readonly kind: 'jumped';
      readonly name: string;
      readonly before: number;
      readonly now: number;
      readonly moreNano: number;
    }
  /** A model that was not called before takes a good part of the spend, from 0 to 1. */
  | { readonly kind: 'new'; readonly name: string; readonly share: number; readonly moreNano: number };

/** Fewer calls tell no mean. */
const fewestCalls = 5;
const timesAsLong = 1.5;
const leastShare = 0.2;

/**
 * What changed between two times that follow each other, the dearest first.
 * @param before the time before, so long that it holds what is usual; without any calls nothing is a change
 * @param now the time after it
 */
export function changes(
  before: { readonly prompts: readonly Spent[]; readonly models: readonly Spent[] },
  now: { readonly prompts: readonly Spent[]; readonly models: readonly Spent[] },
): readonly Change[] {
  const known = new Map(before.prompts.map(it => [it.name, it]));
  const jumped = now.prompts.flatMap((it): Change[] => {
    const was = known.get(it.name);
    if (!was || was.calls < fewestCalls || it.calls < fewestCalls) return [];
    const [then, here] = [was.input / was.calls, it.input / it.calls];
    const moreNano = Math.round(it.costNano - (was.costNano / was.calls) * it.calls);
    if (here < timesAsLong * then || moreNano <= 0) return [];
    return [{ kind: 'jumped', name: it.name, before: Math.round(then), now: Math.round(here), moreNano }];
  });
  const all = now.models.reduce((sum, it) => sum + it.costNano, 0);
  const models = new Set(before.models.filter(it => it.calls > 0).map(it => it.name));
  const fresh = now.models
    .filter(
      it => models.size > 0 && !models.has(it.name) && it.costNano > 0 && it.costNano >= leastShare * all,
    )
    .map((it): Change => ({ kind: 'new', name: it.name, share: it.costNano / all, moreNano: it.costNano }));
  return [...jumped, ...fresh].sort((a, b) => b.moreNano - a.moreNano);
}
