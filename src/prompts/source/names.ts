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

/** Names of the nodes that are classes. */
export const classNodes: ReadonlySet<string> = new Set([
  'ClassDefinition',
  'ClassDeclaration',
  'ClassExpression',
]);

/** `self.name`, for what Python writes so and JavaScript `this.name`: the same throughout a class. */
export function ownMember(file: string, node: SyntaxNode): string | undefined {
  const [of, , member, more] = node.name === 'MemberExpression' ? children(node) : [];
  if (!of || !member || more || !/PropertyName$/.test(member.name)) return undefined;
  return /^(self|this)$/.test(file.slice(of.from, of.to))
    ? `self.${file.slice(member.from, member.to)}`
    : undefined;
}

/** The same where a class gives it a value outside of its methods. */
export function ownField(file: string, node: SyntaxNode, name: SyntaxNode): string | undefined {
  const isField = node.name === 'PropertyDeclaration' || node.parent?.parent?.name === 'ClassDefinition';
  return isField && /^(VariableName|(Private)?PropertyDefinition)$/.test(name.name)
    ? `self.${file.slice(name.from, name.to)}`
    : undefined;
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
