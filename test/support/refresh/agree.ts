import type { Catalogue, Limits } from './catalogues';

const facts = ['contextWindow', 'maxOutput'] as const;

export interface Agreement {
  /** What at least two catalogues say alike of a model, by id. */
  readonly agreed: ReadonlyMap<string, Limits>;
  /** Where they differ, a line each: `openai/gpt-4.1: contextWindow 1000000 (a), 1047576 (b, c)`. */
  readonly drift: readonly string[];
}

/** What independent catalogues agree on: two that say the same, and no two others that say something else. */
export function agree(catalogues: Readonly<Record<string, Catalogue>>): Agreement {
  const ids = [...new Set(Object.values(catalogues).flatMap(it => [...it.keys()]))].sort();
  const agreed = new Map<string, Limits>();
  const drift: string[] = [];
  for (const id of ids) {
    const limits: { -readonly [K in keyof Limits]: Limits[K] } = {};
    for (const fact of facts) {
      const said = new Map<number, string[]>();
      for (const [name, catalogue] of Object.entries(catalogues)) {
        const figure = catalogue.get(id)?.[fact];
        if (figure !== undefined) said.set(figure, [...(said.get(figure) ?? []), name]);
      }
      const [one, ...others] = [...said].filter(([, names]) => names.length > 1);
      if (one && others.length === 0) limits[fact] = one[0];
      if (said.size > 1) {
        drift.push(
          `${id}: ${fact} ${[...said].map(([figure, names]) => `${figure} (${names.join(', ')})`).join(', ')}`,
        );
      }
    }
    if (Object.keys(limits).length > 0) agreed.set(id, limits);
  }
  return { agreed, drift };
}

/** The source of `src/prices/agreed.data.ts`. */
export function render(agreed: Agreement['agreed']): string {
  const lines = [...agreed].map(([id, limits]) => {
    const written = facts.flatMap(fact =>
      limits[fact] === undefined ? [] : `${fact}: ${grouped(limits[fact])}`,
    );
    return `  '${id}': { ${written.join(', ')} },`;
  });
  return `import type { Limits } from './limits.data';

/**
 * What models can take and give, where at least two independent npm catalogues say the same: @pydantic/genai-prices,
 * gpt-tokenizer and ai-tokenizer, in the versions of package.json. Written by \`npm run refresh:prices\`, never by hand.
 */
export const agreed: Readonly<Record<string, Limits>> = {
${lines.join('\n')}
};
`;
}

const grouped = (figure: number) => String(figure).replace(/\B(?=(\d{3})+$)/g, '_');
