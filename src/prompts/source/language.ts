import type { SyntaxNode, SyntaxNodeRef, Tree } from '@lezer/common';
import type { Expression } from './expression';

/** What differs between the languages: the parser, and what its tree's nodes mean. */
export interface Language {
  /** Undefined for what takes more effort than code does. */
  readonly parse: (file: string) => Tree | undefined;
  /** Reads an expression node; `other` for what no prompt is made of. */
  readonly expression: (file: string, node: SyntaxNode) => Expression;
  /** Names of the nodes that are calls. */
  readonly calls: ReadonlySet<string>;
  /** Names of the nodes whose names are their own: functions. */
  readonly scopes: ReadonlySet<string>;
  readonly comments: ReadonlySet<string>;
  /** Names of the nodes that give a name a value: in order a name, a mark of `marks`, the value. */
  readonly givers: Readonly<Record<string, Giver>>;
  readonly marks: ReadonlySet<string>;
  /** Names of the nodes that may add to a variable: see `growth.ts`. */
  readonly grows: ReadonlySet<string>;
  /** Whether a framework sends what a function returns to a model. */
  readonly returnsPrompt: (file: string, node: SyntaxNodeRef) => boolean;
  /** The docstring of a class that a framework sends to a model. */
  readonly sentDocstring: (
    file: string,
    node: SyntaxNodeRef,
  ) => { name: string; value: SyntaxNode } | undefined;
}

/**
 * Where a value is given a name. `variable`: names in the code below can stand for it. `member`: a field, a key or an
 * argument, which is found by its owner alone.
 */
export type Giver = 'variable' | 'member';

/** Expressions nested deeper are not read: no prompt is, and the stack has an end. */
export const mostNested = 60;

/** The children of a node, in order. */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
}

/** The children of a bracketed list between its commas, each the nodes of one item. */
export function items(node: SyntaxNode): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]];
  for (const child of children(node)) {
    if (child.name === ',') found.push([]);
    else if (!/^[()[\]{}]$/.test(child.name) && !/Comment$/.test(child.name)) found.at(-1)?.push(child);
  }
  return found.filter(it => it.length > 0);
}

/** The names of a callee, as `Call.path` has them; `?` for what is computed. */
export function pathOf(file: string, callee: SyntaxNode): readonly string[] {
  const path: string[] = [];
  let at: SyntaxNode | null = callee;
  for (; at?.name === 'MemberExpression'; at = at.firstChild) {
    const property: SyntaxNode | null = at.lastChild;
    path.unshift(property?.name === 'PropertyName' ? file.slice(property.from, property.to) : '?');
  }
  if (at?.name === 'VariableName') path.unshift(file.slice(at.from, at.to));
  return path;
}
