import type { SyntaxNode } from '@lezer/common';
import type { Expression } from './expression';
import type { Language } from './language';
import { countWhile } from './nearest';

/** Nodes of the tree that are read as values, one counted as often as it is read: some 3 µs each. */
const mostRead = 80_000;
/** What each value costs beside its nodes: a prompt may be made of it. */
const perValue = 20;

/** Reads values until the file has had its share. */
export interface Allowance {
  readonly expression: (node: SyntaxNode) => Expression;
  /** Whether there was more to read than is allowed. */
  readonly isSpent: () => boolean;
}

/**
 * Values may hold others, or stand for them by name, so that a megabyte can ask for more reading than any machine can
 * do: the nodes read are counted. `starts`: where each node of the tree begins, in order.
 */
export function allowance(file: string, language: Language, starts: readonly number[]): Allowance {
  let left = mostRead;
  return {
    expression: node => {
      const { from, to } = node;
      if (left >= 0)
        left -= perValue + countWhile(starts, it => it < to) - countWhile(starts, it => it < from);
      return left < 0 ? { kind: 'other', start: from, end: to } : language.expression(file, node);
    },
    isSpent: () => left < 0,
  };
}
