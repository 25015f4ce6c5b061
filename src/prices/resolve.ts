import type { Catalogue, Entry } from './catalogue';
import { matches } from './match';
import { aliases, ownHardware, undecided } from './overlay.data';
import { makers, providerAliases } from './providers.data';

/** The catalogue entry a name means, or a sentence why none. */
export type Resolution = { readonly entry: Entry } | Nothing;

interface Nothing {
  readonly because: string;
  /** The name is understood, and has no price by its nature. */
  readonly expected?: true;
  readonly coveredBy?: string;
}

/** Bedrock's ids start with a maker, after a region if any: `us.anthropic.claude-...`. */
const bedrock =
  /^(?:(?:us|eu|apac|au|jp|in|us-gov|global)\.)?(?:ai21|amazon|anthropic|cohere|deepseek|google|meta|minimax|mistral|moonshotai|nvidia|openai|qwen|writer|zai)\./;

/** Finds what people mean by `name`. In doubt there is no answer: the wrong price is worse than none. */
export function resolve(catalogue: Catalogue, name: string): Resolution {
  const written = clean(name);
  const quoted = name.trim();
  if (!written) return { because: 'No model is named.' };
  const { provider, rest } = splitProvider(written, catalogue);
  if (undecided.has(rest)) {
    return { because: `“${quoted}” leaves the choice of a model to the tool.`, expected: true };
  }
  if (provider && ownHardware.has(provider)) {
    return {
      because: `“${quoted}” runs on hardware of your own, which nobody bills by the token.`,
      expected: true,
    };
  }
  const alias = aliases[slug(rest)];
  if (alias && (!provider || alias.startsWith(`${provider}/`))) return resolve(catalogue, alias);
  const found = provider ? findAt(catalogue, provider, rest) : findAnywhere(catalogue, rest);
  if (found === undefined) return { because: `The price catalogue has no model “${quoted}”.` };
  if ('because' in found) return found;
  if (!found.model) {
    return { because: `The price catalogue lists “${quoted}” without a price by the token.` };
  }
  return { entry: found };
}

/** A name as it is looked up: lower case, without quotes; `GPT-4.1 (copilot)` becomes `copilot/gpt-4.1`. */
export function clean(name: string): string {
  const text = name
    .trim()
    .replace(/^(['"`])(.*)\1$/, '$2')
    .trim()
    .toLowerCase();
  const copilot = /\s*\(copilot\)$/;
  return copilot.test(text) ? `copilot/${text.replace(copilot, '')}` : text;
}

function splitProvider(
  name: string,
  catalogue: Catalogue,
): { readonly provider?: string; readonly rest: string } {
  const vertex = /(?:^|\/)publishers\/[^/]+\/models\/(.+)$/.exec(name)?.[1];
  if (vertex) return { provider: 'google', rest: vertex };
  const arn = /^arn:aws[^:]*:bedrock:.*\/([^/]+)$/.exec(name)?.[1];
  if (arn) return { provider: 'aws', rest: arn };
  if (bedrock.test(name)) return { provider: 'aws', rest: name };
  const [, first = '', rest = ''] = /^([\w-]+)[/:](.+)$/.exec(name) ?? [];
  const provider = providerAliases[first] ?? first;
  if (!catalogue.has(provider) && !ownHardware.has(provider)) return { rest: name };
  return { provider, rest: rest.replace(/^(?:chat|responses|messages|completion):/, '') };
}

function findAt(catalogue: Catalogue, id: string, name: string): Entry | undefined {
  const offer = catalogue.get(id);
  if (!offer) return undefined;
  for (const form of forms(name)) {
    const entry =
      offer.entries.find(it => it.info.id.toLowerCase() === form) ??
      offer.entries.find(it => matches(it.info.match, form));
    if (entry && (entry.model || id !== 'github-copilot')) return entry;
  }
  // What a Copilot plan includes has no price of its own there: its maker's list price stands for it.
  const fallback = id === 'github-copilot' ? makersOf(slug(name)) : offer.fallback;
  return first(fallback, it => findAt(catalogue, it, name));
}

/** The maker's own model, else what all its hosts sell at one price. */
function findAnywhere(catalogue: Catalogue, name: string): Entry | Nothing | undefined {
  const made = first(makersOf(slug(name)), maker => findAt(catalogue, maker, name));
  if (made) return made;
  const hosts = [...catalogue.keys()].flatMap(id => findAt(catalogue, id, name) ?? []);
  const [one, ...others] = hosts;
  if (!one || others.every(it => hasPriceOf(it, one))) return one;
  const sellers = [...new Set(hosts.map(it => it.provider))].join(', ');
  return { because: `“${name}” is sold at different prices by ${sellers}; write the provider before it.` };
}

function hasPriceOf({ model: a }: Entry, { model: b }: Entry): boolean {
  return a?.inputNanoPerToken === b?.inputNanoPerToken && a?.outputNanoPerToken === b?.outputNanoPerToken;
}

function makersOf(name: string): readonly string[] {
  return makers.filter(({ names }) => names.test(name)).map(({ provider }) => provider);
}

/** The ways a name may stand in the catalogue, nearest first. */
function forms(name: string): readonly string[] {
  const plain = slug(name);
  const tuned = plain.replace(/^(ft:[^:]+):.*$/, '$1');
  const dashed = tuned.replace(/-(20\d{2})(\d{2})(\d{2})(?=$|[-:])/, '-$1-$2-$3');
  const preview = /\(preview\)$/.test(name) ? [`${tuned}-preview`] : [];
  return [...new Set([tuned, dashed, ...preview])];
}

function slug(name: string): string {
  return name
    .replace(/\s*\(preview\)$/, '')
    .trim()
    .replace(/\s+/g, '-');
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
