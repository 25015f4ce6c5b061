import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import type { Place } from './expression';
import { children, type Giver, type Language } from './language';
import type { Resolve } from './value';

/** A value with a name: an assignment, a key, an argument, what a function returns. */
export interface Given {
  readonly name: string;
  /** The name of the object or dictionary that holds it, if that has one. */
  readonly owner: string | undefined;
  readonly value: SyntaxNode;
  /** Where the statement or entry begins. */
  readonly start: number;
}

/** A node and the name of the function it stands in. */
export interface Within {
  readonly node: SyntaxNode;
  readonly within: string | undefined;
}

/** What a file of source code holds as far as prompts are concerned. */
export interface Module {
  readonly given: readonly Given[];
  /** Those of them that stand in no other's value, in order. */
  readonly outermost: readonly Given[];
  readonly calls: readonly Within[];
  /** Lists of records with a role and a content, and such records by themselves. */
  readonly chats: readonly Within[];
  /** Comments that say that the string after or before them is a prompt. */
  readonly marks: readonly Place[];
  readonly resolve: Resolve;
}

interface Scope extends Place {
  readonly name: string | undefined;
}

interface Definition {
  readonly scope: Scope;
  readonly at: number;
  readonly value: SyntaxNode | undefined;
}

const marked = /promptmeter:\s*prompt\b/;
const names = new Set(['VariableName', 'VariableDefinition', 'PropertyName', 'PropertyDefinition']);

/** Walks a file once; undefined when it cannot be parsed. */
export function readModule(file: string, language: Language): Module | undefined {
  const tree = language.parse(file);
  if (!tree) return undefined;
  const given: Given[] = [];
  const calls: Within[] = [];
  const chats: Within[] = [];
  const marks: Place[] = [];
  const definitions = new Map<string, Definition[]>();
  const scopes: Scope[] = [{ start: 0, end: file.length, name: undefined }];
  const scope = () => scopes.at(-1) ?? { start: 0, end: file.length, name: undefined };
  const define = (name: string, at: number, value: SyntaxNode | undefined) => {
    const known = definitions.get(name);
    const definition = { scope: scope(), at, value };
    if (known) known.push(definition);
    else definitions.set(name, [definition]);
  };
  tree.iterate({
    enter(ref: SyntaxNodeRef) {
      if (language.scopes.has(ref.name))
        scopes.push({ start: ref.from, end: ref.to, name: nameOf(file, ref.node) ?? scope().name });
      if (ref.name === 'VariableDefinition') define(file.slice(ref.from, ref.to), ref.from, undefined);
      if (language.comments.has(ref.name) && marked.test(file.slice(ref.from, ref.to)))
        marks.push({ start: ref.from, end: ref.to });
      if (language.calls.has(ref.name)) calls.push({ node: ref.node, within: scope().name });
      if (ref.name === 'ReturnStatement' && scope().name) {
        const value = ref.node.firstChild?.nextSibling;
        if (value) given.push({ name: scope().name ?? '', owner: undefined, value, start: ref.from });
      }
      if (isChat(file, ref)) {
        const node = listOf(ref.node);
        if (chats.at(-1)?.node.from !== node.from) chats.push({ node, within: scope().name });
      }
      const giver = Object.hasOwn(language.givers, ref.name) ? language.givers[ref.name] : undefined;
      if (giver) readGiver(file, ref.node, language, giver, given, define);
    },
    leave(ref: SyntaxNodeRef) {
      if (language.scopes.has(ref.name)) scopes.pop();
    },
  });
  const resolve = (name: string, at: number) => {
    const value = definitionAt(definitions.get(name) ?? [], at)?.value;
    return value && language.expression(file, value);
  };
  return { given, outermost: outermostOf(given), calls, chats, marks, resolve };
}

function outermostOf(given: readonly Given[]): readonly Given[] {
  let end = 0;
  return given.filter(({ value }) => {
    const isInside = value.to <= end;
    end = Math.max(end, value.to);
    return !isInside;
  });
}

/** The children of a giver: a name, a mark, a value, and so on; names without a value are parameters. */
function readGiver(
  file: string,
  node: SyntaxNode,
  language: Language,
  giver: Giver,
  given: Given[],
  define: (name: string, at: number, value: SyntaxNode | undefined) => void,
): void {
  let name: SyntaxNode | undefined;
  let isMarked = false;
  for (const child of children(node)) {
    if (/^Type(Annotation|Def)$/.test(child.name)) continue;
    if (language.marks.has(child.name)) {
      isMarked = name !== undefined;
    } else if (isMarked && name) {
      const text = keyOf(file, name);
      if (text) given.push({ name: text, owner: ownerOf(file, node), value: child, start: node.from });
      if (text && giver === 'variable' && names.has(name.name)) define(text, name.from, child);
      // `a = b = "x"`
      name = child;
      isMarked = false;
    } else {
      if (node.name === 'ParamList' && child.name === 'VariableName')
        define(file.slice(child.from, child.to), child.from, undefined);
      name = child.name === ',' ? undefined : child;
    }
  }
}

/** A name, `self.name`, `d["name"]`, a quoted key. */
function keyOf(file: string, node: SyntaxNode): string | undefined {
  if (names.has(node.name)) return file.slice(node.from, node.to);
  if (node.name === 'String') return /^["']([^"'\\\n]{1,100})["']$/.exec(file.slice(node.from, node.to))?.[1];
  if (node.name !== 'MemberExpression') return undefined;
  const last = node.lastChild?.name === ']' ? node.lastChild.prevSibling : node.lastChild;
  return last ? keyOf(file, last) : undefined;
}

/** The name of the object that an entry is of. */
function ownerOf(file: string, node: SyntaxNode): string | undefined {
  const holder = node.name === 'Property' ? node.parent : node;
  if (holder?.name !== 'ObjectExpression' && holder?.name !== 'DictionaryExpression') return undefined;
  return nameOf(file, holder);
}

/** What a function or an object is called: its own name, or that of the variable or key it is given to. */
function nameOf(file: string, node: SyntaxNode): string | undefined {
  if (/Definition$|Declaration$|FunctionExpression/.test(node.name)) {
    const own = children(node).find(it => names.has(it.name));
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

function isChat(file: string, ref: SyntaxNodeRef): boolean {
  if (ref.name !== 'ObjectExpression' && ref.name !== 'DictionaryExpression') return false;
  const head = file.slice(ref.from, Math.min(ref.to, ref.from + 200));
  return /^\{\s*["']?(?:role|content|parts)["']?\s*:/.test(head);
}

/** The list a record stands in, or the record. */
function listOf(node: SyntaxNode): SyntaxNode {
  return node.parent?.name === 'ArrayExpression' ? node.parent : node;
}

/** A name given more values than this stands for none of them. */
const mostDefinitions = 100;

/** In the innermost function around a place: the last definition above it, or else the first. */
function definitionAt(all: readonly Definition[], at: number): Definition | undefined {
  if (all.length > mostDefinitions) return undefined;
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
