import type { SyntaxNode } from '@lezer/common';
import type { Expression, Place } from './expression';
import { items } from './language';

/** A statement that adds to what a name stands for: `prompt += "..."`, `lines.append("...")`, `lines.push("...")`. */
export interface Growth extends Place {
  readonly name: string;
  readonly how: 'add' | 'append';
  readonly values: readonly SyntaxNode[];
  readonly statement: SyntaxNode;
}

/** Reads a statement of growth; undefined for any other. */
export function growthAt(file: string, node: SyntaxNode): Growth | undefined {
  const statement = statementOf(node);
  const place = { start: node.from, end: node.to, statement };
  const [first, second, third] = [node.firstChild, node.firstChild?.nextSibling, node.lastChild];
  if (node.name === 'CallExpression') {
    if (first?.name !== 'MemberExpression' || !node.parent || node.parent.name !== 'ExpressionStatement')
      return undefined;
    const method = file.slice(first.lastChild?.from ?? first.to, first.to);
    const list = node.getChild('ArgList');
    if ((method !== 'append' && method !== 'push') || first.firstChild?.name !== 'VariableName' || !list)
      return undefined;
    const values = items(list).flatMap(([it]) => it ?? []);
    return { name: file.slice(first.from, first.firstChild.to), how: 'append', values, ...place };
  }
  if (first?.name !== 'VariableName' || second?.name !== 'UpdateOp' || !third) return undefined;
  if (file.slice(second.from, second.to) !== '+=') return undefined;
  return { name: file.slice(first.from, first.to), how: 'add', values: [third], ...place };
}

/** The statement an expression or a declaration is: itself, or what holds nothing but it. */
export function statementOf(node: SyntaxNode): SyntaxNode {
  const { parent } = node;
  return parent && /^(?:ExpressionStatement|ExportDeclaration)$/.test(parent.name) ? parent : node;
}

/**
 * A text or a list with what the statements behind it add. What a condition or a loop adds is only known when the
 * program runs: it is a blank, named by the condition's line.
 */
export function grown(
  file: string,
  base: Expression,
  defined: SyntaxNode,
  growths: readonly Growth[],
  expression: (node: SyntaxNode) => Expression,
): Expression {
  const block = defined.parent;
  const added: { how: Growth['how']; of: Expression }[] = [];
  for (const growth of growths) {
    const outer = within(block, growth.statement);
    if (!outer) continue;
    if (isSame(outer, growth.statement)) {
      for (const value of growth.values) added.push({ how: growth.how, of: expression(value) });
    } else if (added.at(-1)?.of.start !== outer.from) {
      added.push({ how: growth.how, of: { kind: 'other', ...headOf(file, outer) } });
    }
  }
  if (added.length === 0) return base;
  if (base.kind !== 'list') {
    const parts = added.flatMap(({ how, of }) => (how === 'add' ? of : []));
    return { kind: 'chain', start: base.start, end: base.end, parts: [base, ...parts] };
  }
  const more = added.flatMap(({ how, of }) => (how === 'add' && of.kind === 'list' ? of.items : of));
  return { ...base, items: [...base.items, ...more] };
}

/** The statement of a block that another stands in, which may be that statement itself. */
function within(block: SyntaxNode | null, statement: SyntaxNode): SyntaxNode | undefined {
  for (let at: SyntaxNode | null = statement; at?.parent; at = at.parent) {
    if (isSame(at.parent, block)) return at;
  }
  return undefined;
}

function isSame(a: SyntaxNode | null, b: SyntaxNode | null): boolean {
  return a?.from === b?.from && a?.to === b?.to && a?.name === b?.name;
}

/** `if brief` of a whole statement. */
function headOf(file: string, { from, to }: SyntaxNode): Place {
  const line = /^[^\n]{1,200}/.exec(file.slice(from, to))?.[0] ?? '';
  return { start: from, end: from + line.replace(/[\s:{]+$/, '').length };
}
