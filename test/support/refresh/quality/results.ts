import { standings } from '../../../../src/routing/models.data';

/** By model, by category: 0 to 100. */
export type Results = ReadonlyMap<string, Readonly<Record<string, number>>>;

const known = new Set(Object.values(standings).flatMap(models => Object.keys(models)));

/** How a run was set up, and on which day its model was released: no part of the model's name. */
const setUp =
  /-(?:thinking|auto|base|preview|(?:x?high|medium|low|max)-effort|x?high|medium|low|minimal|nothinking|highthinking|\d+k|20\d{6}|20\d\d-\d\d-\d\d|\d\d-20\d\d|\d\d-\d\d)$/;

/** The name by which `models.data.ts` knows the model of a row; undefined when it does not. */
export function makersName(row: string): string | undefined {
  let name = row
    .replace(/^claude-4-1-opus/, 'claude-opus-4-1')
    .replace(/^claude-4-(sonnet|opus)/, 'claude-$1-4-0');
  while (!known.has(name)) {
    const shorter = name.replace(setUp, '');
    if (shorter === name) return undefined;
    name = shorter;
  }
  return name;
}
