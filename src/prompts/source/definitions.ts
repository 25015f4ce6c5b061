import type { SyntaxNode } from '@lezer/common';
import type { Expression, Place } from './expression';
import { type Growth, grown, statementOf } from './growth';

/** The stretch of a function, or the whole file. */
export interface Scope extends Place {
  /** What the function is called; one without a name goes by that of the function around it. */
  readonly name: string | undefined;
  /** What the function returns is a prompt: its framework says so. */
  readonly returnsPrompt?: boolean;
}

/** Where a name is given a value; a parameter's is not known. */
export interface Definition {
  readonly name: string;
  readonly scope: Scope;
  readonly at: number;
  readonly value: SyntaxNode | undefined;
}

/** What the names of a file stand for. */
export interface Definitions {
  readonly add: (definition: Definition) => void;
  readonly grow: (growth: Growth, scope: Scope) => void;
  /** What a name stands for at a place, with what the statements above the place have added to it. */
  readonly resolve: (name: string, at: number) => Expression | undefined;
  /** What a definition's name stands for when all that adds to it has run. */
  readonly whole: (definition: Definition) => Expression | undefined;
}

/** A name given more values than this stands for none of them, and is added to no more often. */
const most = 100;

export function definitionsIn(file: string, expression: (node: SyntaxNode) => Expression): Definitions {
  const known = new Map<string, Definition[]>();
  const growths = new Map<string, { growth: Growth; scope: Scope }[]>();
  const standsFor = (definition: Definition, until: number): Expression | undefined => {
    const { name, scope, at, value } = definition;
    if (!value) return undefined;
    const added = growths.get(name) ?? [];
    const base = expression(value);
    if (added.length === 0 || added.length > most) return base;
    const next = known.get(name)?.find(it => it.scope === scope && it.at > at)?.at ?? file.length;
    const own = added.filter(
      it => it.scope === scope && it.growth.start > at && it.growth.end <= Math.min(next, until),
    );
    const defined = value.parent && statementOf(value.parent);
    return defined
      ? grown(
          file,
          base,
          defined,
          own.map(it => it.growth),
          expression,
        )
      : base;
  };
  return {
    add: it => push(known, it.name, it),
    grow: (growth, scope) => push(growths, growth.name, { growth, scope }),
    resolve: (name, at) => {
      const found = definitionAt(known.get(name) ?? [], at);
      return found && standsFor(found, found.at < at ? at : file.length);
    },
    whole: it => standsFor(it, file.length),
  };
}

function push<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}

/** In the innermost function around a place: the last definition above it, or else the first. */
function definitionAt(all: readonly Definition[], at: number): Definition | undefined {
  if (all.length > most) return undefined;
  const around = all.filter(({ scope }) => scope.start <= at && at <= scope.end);
  const innermost = around.reduce<Definition | undefined>(
    (best, it) => (!best || it.scope.start > best.scope.start ? it : best),
    undefined,
  );
  const here = around.filter(it => it.scope === innermost?.scope);
  const valued = here.filter(it => it.value);
  return (
    valued.findLast(it => it.at < at && (it.value?.to ?? 0) <= at) ??
    valued.find(it => it.at !== at) ??
    here[0]
  );
}
