import * as published from 'gpt-tokenizer/models';
import { expect, it } from 'vitest';
import { createPrices, type Model } from '../../../src/prices';
import { batchSales } from '../../../src/prices/batch.data';
import { type Limits, limits } from '../../../src/prices/limits.data';
import { agree } from '../../support/refresh/agree';
import { readCatalogues } from '../../support/refresh/catalogues';

interface Published {
  readonly supported_endpoints?: readonly string[];
  /** US dollars a million tokens. */
  readonly price_data?: { readonly main?: { readonly input?: number; readonly output?: number } };
}

/** Where a second package says something else of a model than we do: `gpt-4o: input, $/million 2.5, there 10`. */
function drift(model: Model, theirs: Published): readonly string[] {
  const { input, output } = theirs.price_data?.main ?? {};
  const facts: readonly (readonly [string, unknown, unknown])[] = [
    ['input, $/million', model.inputNanoPerToken / 1000, input],
    ['output, $/million', model.outputNanoPerToken / 1000, output],
    ['batch', batchSales.openai?.models?.has(model.id), theirs.supported_endpoints?.includes('batch')],
  ];
  return facts
    .filter(([, ours, other]) => ours !== undefined && other !== undefined && ours !== other)
    .map(([fact, ours, other]) => `${model.id}: ${fact} ${ours}, there ${other}`);
}

/**
 * Neither package is the truth, so that they differ is a warning, to be looked up on the makers' pages, and no failure.
 * Known of gpt-tokenizer 4.0.0: GPT-4 Turbo's $10 and $30 stand for newer models too (GPT-4o, GPT-4.1, GPT-5), and o3
 * has o1's.
 */
it('tells where a second catalogue of OpenAI’s models has drifted apart from our prices', () => {
  const known = published as Readonly<Record<string, Published>>;
  const both = createPrices()
    .all()
    .filter(it => it.provider === 'openai' && !it.specialised && known[it.id]);
  const drifted = both.flatMap(it => drift(it, known[it.id] ?? {}));
  if (drifted.length > 0) console.warn(`The catalogues differ:\n  ${drifted.join('\n  ')}`);
  expect(both.length).toBeGreaterThan(10);
});

it('tells where the npm catalogues differ on what a model can take and give, and nobody has looked it up', () => {
  const { drift } = agree(readCatalogues());
  const open = drift.filter(line => {
    const [, id = '', fact] = /^(\S+): (\w+)/.exec(line) ?? [];
    return !fact || limits[id]?.[fact as keyof Limits] === undefined;
  });
  if (open.length > 0) console.warn(`The catalogues differ:\n  ${open.join('\n  ')}`);
  expect(drift.every(line => /^\S+\/\S+: (?:contextWindow|maxOutput) \d+ \(/.test(line))).toBe(true);
});
