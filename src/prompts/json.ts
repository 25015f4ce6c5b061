import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { fileRange, type Literal } from './literal';
import { jsonString } from './literals/json';
import type { ModelName, Problem } from './prompt';

/** JSON as far as it can be read. */
export interface Json {
  readonly root: Node | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a text, or a part of it, as JSON, a byte order mark passed over. Trailing commas are taken. Never throws. */
export function readJson(text: string, from = 0, to = text.length): Json {
  const start = from === 0 && text.startsWith('\uFEFF') ? 1 : from;
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text.slice(start, to), errors, { allowTrailingComma: true });
    if (root && start > 0) root = shifted(root, start);
  } catch (error) {
    // The parser recurses, so deep nesting runs out of stack.
    if (!(error instanceof RangeError)) throw error;
    return { root: undefined, problems: [] };
  }
  const problems = errors.slice(0, 1).map(({ error, offset, length }) => ({
    message: `The JSON breaks here: ${words(printParseErrorCode(error))}.`,
    start: Math.min(start + offset, to),
    end: Math.min(start + offset + length, to),
  }));
  return { root, problems };
}

/** A part's tree with its offsets in the whole text. */
function shifted(node: Node, by: number): Node {
  const children = node.children?.map(it => shifted(it, by));
  return { ...node, offset: node.offset + by, ...(children && { children }) };
}

/** `CloseBracketExpected` -> `close bracket expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** The value at a path of keys; undefined where there is none. */
export function nodeAt(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  return keys.reduce<Node | undefined>(
    (at, key) => (at?.type === 'object' ? findNodeAtLocation(at, [key]) : undefined),
    node,
  );
}

/** The string at a path of keys. */
export function stringAt(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  const found = nodeAt(node, ...keys);
  return found?.type === 'string' ? found : undefined;
}

/** The number at a key. */
export function numberAt(node: Node, key: string): number | undefined {
  const value = nodeAt(node, key)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** A string of a file as text. */
export function literalOf(text: string, node: Node): Literal {
  return jsonString(text, node.offset, node.offset + node.length);
}

/** The model a string names, with the range of the name alone. */
export function modelIn(text: string, node: Node | undefined): readonly ModelName[] {
  const literal = node && literalOf(text, node);
  return literal?.text ? [{ name: literal.text, ...fileRange(literal, 0, literal.text.length) }] : [];
}
