import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml';
import type { ModelName, Problem, Range } from './prompt';

/** YAML read from a part of a file, as far as it can be read. */
export interface Yaml {
  readonly document: Document.Parsed | undefined;
  /** Where it begins in the file: the nodes' ranges count from there. */
  readonly offset: number;
  readonly file: string;
  readonly problems: readonly Problem[];
  /** What each alias stands for. */
  readonly aliases: ReadonlyMap<unknown, Node>;
  /** Scalars that are a text already: one may stand for several by aliases, and is edited as the first alone. */
  readonly taken: Set<unknown>;
}

/** Characters and lexemes; the parser takes up to 30 µs for one of the latter when all are errors. */
const maxLength = 1_000_000;
const maxLexemes = 20_000;

/** No YAML at all: no field has a value. */
export function noYaml(file: string): Yaml {
  return { document: undefined, offset: 0, file, problems: [], aliases: new Map(), taken: new Set() };
}

/** Reads `[start, end)` of a file as YAML. `what` names it in the problem: "front matter". Never throws. */
export function readYaml(file: string, start: number, end: number, what: string): Yaml {
  const unread = (message: string) => ({
    document: undefined,
    offset: start,
    file,
    problems: [{ message, start, end }],
    aliases: new Map(),
    taken: new Set(),
  });
  const source = file.slice(start, end);
  if (isTooLarge(source)) return unread(`The ${what} is too large to be read as YAML.`);
  try {
    const document = parseDocument(source, {
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    // What follows the first error is mostly its echo.
    const problems = document.errors.slice(0, 1).map(error => ({
      message: `The ${what} is not valid YAML: ${sentence(error.message)}`,
      start: Math.min(start + error.pos[0], end),
      end: Math.min(start + Math.max(error.pos[1], error.pos[0] + 1), end),
    }));
    return { document, offset: start, file, problems, aliases: aliasesOf(document), taken: new Set() };
  } catch (error) {
    // The parser recurses, so deep nesting runs out of stack.
    if (!(error instanceof RangeError)) throw error;
    return unread(`The ${what} is nested too deeply to be read.`);
  }
}

/** Alias by alias, the parser's own search begins at the top each time. */
function aliasesOf(document: Document.Parsed): ReadonlyMap<unknown, Node> {
  const anchors = new Map<string, Node>();
  const aliases = new Map<unknown, Node>();
  visit(document, (_, node) => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) aliases.set(node, target);
    } else if (isNode(node) && node.anchor) anchors.set(node.anchor, node);
  });
  return aliases;
}

function isTooLarge(source: string): boolean {
  if (source.length > maxLength) return true;
  let lexemes = 0;
  for (const _ of new Lexer().lex(source)) if (++lexemes > maxLexemes) return true;
  return false;
}

function sentence(message: string): string {
  return /[.!?]$/.test(message) ? message : `${message}.`;
}

/** The node at a path of keys, aliases followed; undefined when there is none. */
export function yamlAt(yaml: Yaml, ...keys: readonly string[]): Node | undefined {
  return keys.reduce((node, key) => child(yaml, node, key), resolved(yaml, yaml.document?.contents));
}

/** The value of a key of a map, aliases followed. */
export function child(yaml: Yaml, map: Node | undefined, key: string): Node | undefined {
  if (!isMap(map)) return undefined;
  const pair = map.items.find(it => isScalar(it.key) && String(it.key.value) === key);
  return resolved(yaml, pair?.value);
}

/** The keys of a map; none when it is not one. */
export function keys(map: Node | undefined): readonly string[] {
  return isMap(map) ? map.items.flatMap(({ key }) => (isScalar(key) ? String(key.value) : [])) : [];
}

/** The keys of a map as they stand in the file. */
export function keyNodes(map: Node | undefined): readonly Node[] {
  return isMap(map) ? map.items.flatMap(({ key }) => (isScalar(key) ? key : [])) : [];
}

/** Where a node stands in the file. */
export function placeOf(yaml: Yaml, node: Node): Range {
  const [start, end] = node.range ?? [0, 0];
  return { start: start + yaml.offset, end: end + yaml.offset };
}

/** Whether a scalar has no text to send. */
export function isEmpty(node: Scalar): boolean {
  return node.value === null || String(node.value).trim() === '';
}

/** The items of a sequence, aliases followed; none when it is not one. */
export function items(yaml: Yaml, node: Node | undefined): readonly Node[] {
  return isSeq(node) ? node.items.flatMap(item => resolved(yaml, item) ?? []) : [];
}

function resolved(yaml: Yaml, node: unknown): Node | undefined {
  const target = isAlias(node) ? yaml.aliases.get(node) : node;
  return isMap(target) || isSeq(target) || isScalar(target) ? target : undefined;
}

/** A scalar's text; undefined when there is none or it is empty. */
export function textAt(yaml: Yaml, ...keys: readonly string[]): string | undefined {
  return scalarText(yamlAt(yaml, ...keys));
}

/** A scalar's text; numbers and booleans as they are written in JavaScript. */
export function scalarText(node: Node | undefined): string | undefined {
  if (!isScalar(node) || node.value === null || node.value === '') return undefined;
  return String(node.value);
}

/** The first number among these paths. */
export function numberAt(yaml: Yaml, ...paths: readonly (readonly string[])[]): number | undefined {
  return paths.map(path => numberIn(yamlAt(yaml, ...path))).find(value => value !== undefined);
}

/** A scalar that is a number, from 0 on. */
export function numberIn(node: Node | undefined): number | undefined {
  const value = Number(scalarText(node) ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Names that leave the choice to the tool, blanks to fill in, references to the environment: no model named. */
const noModel = /^(?:inherit|auto(?: \(.*\))?|default|<.*>)$|\$\{/i;

/**
 * The models a scalar or an array of them names, with the range of each name alone. A plain scalar may offer
 * several with `|`, as agents of github/awesome-copilot do: `GPT-4.1 | 'gpt-5'`.
 */
export function modelNames(yaml: Yaml, node: Node | undefined): readonly ModelName[] {
  return [node, ...items(yaml, node)].flatMap(it => (isScalar(it) ? namesIn(yaml, it) : []));
}

function namesIn(yaml: Yaml, node: Scalar): readonly ModelName[] {
  if (!node.range) return [];
  const [start, end] = node.range.map(it => it + yaml.offset) as [number, number, number];
  const quoted = /^(['"])(.*)\1$/s.exec(yaml.file.slice(start, end));
  const source = quoted?.[2] ?? yaml.file.slice(start, end);
  if (source.includes('\n')) return [];
  const names: ModelName[] = [];
  for (const match of source.matchAll(/[^|]+/g)) {
    const [, before = '', name = ''] = /^([\s'"]*)(.*?)[\s'"]*$/.exec(match[0]) ?? [];
    const at = start + (quoted ? 1 : 0) + match.index + before.length;
    if (name !== '' && !noModel.test(name)) names.push({ name, start: at, end: at + name.length });
  }
  return names;
}
