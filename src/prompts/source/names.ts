import type { SyntaxNode } from '@lezer/common';
import { children } from './language';

/** Names of the nodes that are names. */
export const nameNodes: ReadonlySet<string> = new Set([
  'VariableName',
  'VariableDefinition',
  'PropertyName',
  'PropertyDefinition',
]);

/** A name, `self.name`, `d["name"]`, a quoted key. */
export function keyOf(file: string, node: SyntaxNode): string | undefined {
  if (nameNodes.has(node.name)) return file.slice(node.from, node.to);
  if (node.name === 'String') return /^["']([^"'\\\n]{1,100})["']$/.exec(file.slice(node.from, node.to))?.[1];
  if (node.name !== 'MemberExpression') return undefined;
  const last = node.lastChild?.name === ']' ? node.lastChild.prevSibling : node.lastChild;
  return last ? keyOf(file, last) : undefined;
}

/** The name of the object that an entry is of. */
export function ownerOf(file: string, node: SyntaxNode): string | undefined {
  const holder = node.name === 'Property' ? node.parent : node;
  if (holder?.name !== 'ObjectExpression' && holder?.name !== 'DictionaryExpression') return undefined;
  return nameOf(file, holder);
}

/** What a function or an object is called: its own name, or that of the variable or key it is given to. */
export function nameOf(file: string, node: SyntaxNode): string | undefined {
  if (/Definition$|Declaration$|FunctionExpression/.test(node.name)) {
    const own = children(node).find(it => nameNodes.has(it.name));
    if (own) return file.slice(own.from, own.to);
  }
  // `{ ... } as const`
  if (node.parent?.name === 'BinaryExpression' && !node.prevSibling) return nameOf(file, node.parent);
  let before = node.prevSibling;
  while (before && /^(Equals|AssignOp|:|TypeAnnotation|TypeDef|async)$/.test(before.name))
    before = before.prevSibling;
  return before &&
    node.parent &&
    /Assign|Declaration$|^Property$|^DictionaryExpression$/.test(node.parent.name)
    ? keyOf(file, before)
    : undefined;
}
