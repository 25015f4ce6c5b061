import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';
import { parseWithin } from '../effort';
import type { Entry, Expression } from '../expression';
import { children, items, type Language, mostNested, pathOf } from '../language';
import { ownMember } from '../names';
import { returnsPrompt, sentDocstring } from './frameworks';
import { stringPieces } from './strings';

/** Python, by the grammar of @lezer/python. */
export const python: Language = {
  parse: file => parseWithin(parser, file),
  expression: (file, node) => read(file, node, 0),
  calls: new Set(['CallExpression']),
  scopes: new Set(['FunctionDefinition', 'LambdaExpression']),
  comments: new Set(['Comment']),
  givers: {
    AssignStatement: 'variable',
    ParamList: 'variable',
    NamedExpression: 'variable',
    ArgList: 'member',
    DictionaryExpression: 'member',
  },
  marks: new Set(['AssignOp', ':']),
  grows: new Set(['UpdateStatement', 'CallExpression']),
  returnsPrompt,
  sentDocstring,
};

function read(file: string, node: SyntaxNode, depth: number): Expression {
  const place = { start: node.from, end: node.to };
  const other = { kind: 'other', ...place } as const;
  if (depth > mostNested) return other;
  const all = (nodes: readonly SyntaxNode[]) => nodes.map(it => read(file, it, depth + 1));
  switch (node.name) {
    case 'String':
    case 'FormatString': {
      if (!stringPieces(file, node, 'plain')) return other;
      return { kind: 'string', ...place, pieces: mode => stringPieces(file, node, mode) ?? [] };
    }
    case 'ContinuedString':
      return { kind: 'sum', ...place, parts: all(children(node).filter(it => /String$/.test(it.name))) };
    case 'ParenthesizedExpression': {
      const [inner] = items(node)[0] ?? [];
      return inner ? { ...read(file, inner, depth + 1) } : other;
    }
    case 'AwaitExpression':
      return node.lastChild ? read(file, node.lastChild, depth + 1) : other;
    case 'BinaryExpression': {
      const [left, operator, right] = children(node);
      if (!left || !operator || !right) return other;
      const sign = file.slice(operator.from, operator.to);
      if (sign === '+') return { kind: 'sum', ...place, parts: all([left, right]) };
      if (sign === '|') return { kind: 'pipe', ...place, parts: all([left, right]) };
      return sign === '%' ? { kind: 'percent', ...place, of: read(file, left, depth + 1) } : other;
    }
    case 'ArrayExpression':
    case 'TupleExpression':
      return { kind: 'list', ...place, items: all(items(node).flatMap(([it]) => it ?? [])) };
    case 'DictionaryExpression':
      return { kind: 'record', ...place, entries: entries(file, node, depth) };
    case 'CallExpression':
      return call(file, node, depth);
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
  return items(node).flatMap(([key, colon, value]) => {
    const name = key?.name === 'String' && colon?.name === ':' ? stringPieces(file, key, 'plain') : undefined;
    if (!name || !value) return [];
    return [{ name: name.map(it => it.text).join(''), value: read(file, value, depth + 1) }];
  });
}

function call(file: string, node: SyntaxNode, depth: number): Expression {
  const place = { start: node.from, end: node.to };
  const callee = node.firstChild;
  const argumentList = node.getChild('ArgList');
  if (!callee || !argumentList) return { kind: 'other', ...place };
  const named: Entry[] = [];
  const positional: Expression[] = [];
  for (const [first, mark, value] of items(argumentList)) {
    if (!first) continue;
    if (mark?.name === 'AssignOp' && value)
      named.push({ name: file.slice(first.from, first.to), value: read(file, value, depth + 1) });
    else if (!mark) positional.push(read(file, first, depth + 1));
  }
  const on = callee.name === 'MemberExpression' ? callee.firstChild : null;
  return {
    kind: 'call',
    ...place,
    path: pathOf(file, callee),
    on: on ? read(file, on, depth + 1) : undefined,
    positional,
    named,
  };
}
