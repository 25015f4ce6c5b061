import { eachGram } from './grams';
import { squeezeInto } from './squeeze';
import type { Template } from './template';

/** A gram of a template, and where it is: in which of its parts. */
export interface Gram {
  readonly hash: number;
  readonly part: string;
  readonly offset: number;
  readonly isOptional: boolean;
}

/** A gram in so many is taken, a power of two: the same ones of every text. */
const sampled = 8;

/** Grams that stand for a template, of each part one at least; none of a part that is shorter than a gram. */
export function gramsOf({ forms }: Template): readonly Gram[] {
  const found: Gram[] = [];
  for (const { text: part, optional: isOptional } of forms[0]?.flatMap(it => it.parts) ?? []) {
    const codes = new Uint16Array(part.length);
    const before = found.length;
    let [least, leastAt] = [Number.POSITIVE_INFINITY, -1];
    eachGram(codes, squeezeInto(part, codes, 0), (hash, offset) => {
      if ((hash & (sampled - 1)) === 0) found.push({ hash, part, offset, isOptional });
      if (hash < least) [least, leastAt] = [hash, offset];
    });
    if (found.length === before && leastAt >= 0)
      found.push({ hash: least, part, offset: leastAt, isOptional });
  }
  return found;
}

/** How much two templates say alike, from 0 to 1: the grams they share, of those of the one with more. */
export function likeness(a: Template, b: Template): number {
  const [its, others] = [a, b].map(it => new Set(gramsOf(it).map(({ hash }) => hash))) as [
    Set<number>,
    Set<number>,
  ];
  const shared = [...its].filter(it => others.has(it)).length;
  return shared / Math.max(1, its.size, others.size);
}
