import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/javascript';
import { parseWithin } from '../effort';
import type { Entry, Expression } from '../expression';
import { children, items, type Language, mostNested, pathOf } from '../language';
import { ownMember } from '../names';
import { stringPieces } from './strings';

/** JavaScript or TypeScript, with or without JSX, by the grammar of @lezer/javascript. */
export function javascript(dialect: '' | 'ts' | 'jsx' | 'ts jsx'): Language {
  const configured = parser.configure({ dialect });
  return { ...shared, parse: file => parseWithin(configured, file) };
}

const shared: Omit<Language, 'parse'> = {
  expression: (file, node) => read(file, node, 0),
  calls: new Set(['CallExpression', 'NewExpression']),
  scopes: new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunction', 'MethodDeclaration']),
  comments: new Set(['LineComment', 'BlockComment']),
  givers: {
    VariableDeclaration: 'variable',
    AssignmentExpression: 'variable',
    ParamList: 'variable',
    PatternProperty: 'variable',
    PropertyDeclaration: 'member',
    Property: 'member',
  },
  marks: new Set(['Equals', ':']),
  grows: new Set(['AssignmentExpression', 'CallExpression']),
  returnsPrompt: () => false,
  sentDocstring: () => undefined,
};

function read(file: string, node: SyntaxNode, depth: number): Expression {
  const place = { start: node.from, end: node.to };
  const other = { kind: 'other', ...place } as const;
  if (depth > mostNested) return other;
  const all = (nodes: readonly SyntaxNode[]) => nodes.map(it => read(file, it, depth + 1));
  const [first, second, third] = children(node);
  switch (node.name) {
    case 'String':
    case 'TemplateString':
      return { kind: 'string', ...place, pieces: mode => stringPieces(file, node, mode) };
    case 'ParenthesizedExpression':
      return second ? read(file, second, depth + 1) : other;
    case 'ArrowFunction':
      // `text => `...``: what it makes is what it is called for.
      return node.lastChild && node.lastChild.name !== 'Block'
        ? read(file, node.lastChild, depth + 1)
        : other;
    case 'UnaryExpression':
    case 'AwaitExpression':
      return first?.name === 'await' && second ? read(file, second, depth + 1) : other;
    case 'BinaryExpression': {
      if (!first || !second) return other;
      // `x as const`, `x satisfies T`
      if (second.name === 'as' || second.name === 'satisfies') return read(file, first, depth + 1);
      const isSum = third && file.slice(second.from, second.to) === '+';
      return isSum ? { kind: 'sum', ...place, parts: all([first, third]) } : other;
    }
    case 'ArrayExpression':
      return { kind: 'list', ...place, items: all(items(node).flatMap(([it]) => it ?? [])) };
    case 'ObjectExpression':
      return { kind: 'record', ...place, entries: entries(file, node, depth) };
    case 'CallExpression':
    case 'NewExpression':
      return call(file, node, depth);
    case 'TaggedTemplateExpression': {
      const template = node.lastChild;
      if (!first || template?.name !== 'TemplateString') return other;
      const tag = pathOf(file, first);
      const raw = tag.join('.') === 'String.raw';
      const pieces = (mode: 'plain' | 'format' | 'percent') => stringPieces(file, template, mode, raw);
      return {
        kind: 'tagged',
        ...place,
        tag,
        of: { kind: 'string', start: template.from, end: template.to, pieces },
      };
    }
    case 'VariableName':
      return { kind: 'name', ...place, name: file.slice(node.from, node.to) };
    case 'MemberExpression': {
      const name = ownMember(file, node);
      return name ? { kind: 'name', ...place, name } : other;
    }
    case 'Number':
      return { kind: 'number', ...place, value: Number(file.slice(node.from, node.to).replaceAll('_', '')) };
    default:
      return other;
  }
}

function entries(file: string, node: SyntaxNode, depth: number): readonly Entry[] {
  return node.getChildren('Property').flatMap(property => {
    const [key, colon] = children(property);
    const value = property.lastChild;
    if (key?.name !== 'PropertyDefinition' && key?.name !== 'String') return [];
    const written = file.slice(key.from, key.to);
    const name = key.name === 'String' ? written.slice(1, -1) : written;
    // `{ messages }` names a variable.
    if (!colon) return [{ name, value: { kind: 'name', name, start: key.from, end: key.to } }];
    return colon.name === ':' && value ? [{ name, value: read(file, value, depth + 1) }] : [];
  });
}

/** `create({ model, messages })`: the entries of an object are named arguments. */
function call(file: string, node: SyntaxNode, depth: number): Expression {
  const place = { start: node.from, end: node.to };
  const callee = node.name === 'NewExpression' ? node.firstChild?.nextSibling : node.firstChild;
  const argumentList = node.getChild('ArgList');
  if (!callee || !argumentList) return { kind: 'other', ...place };
  const given = items(argumentList).flatMap(([it]) => (it ? read(file, it, depth + 1) : []));
  const on = callee.name === 'MemberExpression' ? callee.firstChild : null;
  return {
    kind: 'call',
    ...place,
    path: pathOf(file, callee),
    on: on ? read(file, on, depth + 1) : undefined,
    positional: given.filter(it => it.kind !== 'record'),
    named: given.flatMap(it => (it.kind === 'record' ? it.entries : [])),
  };
}
