import { findProvider } from '@pydantic/genai-prices';
import { models as gateway } from 'ai-tokenizer';
import * as openai from 'gpt-tokenizer/models';
import { createPrices } from '../../../src/prices';
import { providerIds } from '../../../src/prices/providers.data';

/** What a catalogue says a model can take and give. */
export interface Limits {
  readonly contextWindow?: number;
  readonly maxOutput?: number;
}

/** By our `provider/id`. */
export type Catalogue = ReadonlyMap<string, Limits>;

/** The npm packages that list models' limits, each by its own name. None is made from another. */
export function readCatalogues(): Readonly<Record<string, Catalogue>> {
  return {
    'genai-prices': readGenaiPrices(),
    'gpt-tokenizer': readGptTokenizer(),
    'ai-tokenizer': readAiTokenizer(),
  };
}

function readGenaiPrices(): Catalogue {
  const listed = providerIds.flatMap(
    id => findProvider({ providerId: id })?.models.map(it => ({ id, it })) ?? [],
  );
  return new Map(
    listed.flatMap(({ id, it }) =>
      it.context_window === undefined
        ? []
        : [[`${id}/${it.id}`, { contextWindow: it.context_window }] as const],
    ),
  );
}

/** OpenAI's models, by our ids for them. */
function readGptTokenizer(): Catalogue {
  const known = openai as Readonly<
    Record<string, { readonly context_window?: number; readonly max_output_tokens?: number } | undefined>
  >;
  const ours = createPrices()
    .all()
    .filter(it => it.provider === 'openai' && known[it.id]);
  return new Map(
    ours.map(({ id }) => [`openai/${id}`, limits(known[id]?.context_window, known[id]?.max_output_tokens)]),
  );
}

/**
 * Names of a gateway, `provider/model`: what they mean is for our own resolution to say. One that names two is left
 * out.
 */
function readAiTokenizer(): Catalogue {
  const prices = createPrices();
  const found = new Map<string, Limits>();
  const unsure = new Set<string>();
  for (const [name, { contextWindow, maxTokens }] of Object.entries(gateway)) {
    const model = prices.resolve(name);
    if (!model || !name.includes('/')) continue;
    const id = `${model.provider}/${model.id}`;
    const its = limits(contextWindow, maxTokens);
    const before = found.get(id);
    if (before && JSON.stringify(before) !== JSON.stringify(its)) unsure.add(id);
    found.set(id, its);
  }
  return new Map([...found].filter(([id]) => !unsure.has(id)));
}

/** Zero and the like stand for "not known". */
function limits(contextWindow: number | undefined, maxOutput: number | undefined): Limits {
  return { ...(contextWindow && { contextWindow }), ...(maxOutput && { maxOutput }) };
}
