import type { SyntaxNode, SyntaxNodeRef } from '@lezer/common';
import { allowance } from './allowance';
import { type Definition, definitionsIn, type Scope } from './definitions';
import type { Expression, Place } from './expression';
import { growthAt } from './growth';
import { children, type Giver, type Language } from './language';
import { classNodes, keyOf, nameNodes, nameOf, ownerOf, ownField, ownMember } from './names';
import type { Resolve } from './value';

/** A value with a name: an assignment, a key, an argument, what a function returns. */
export interface Given {
  readonly name: string;
  /** The name of the object or dictionary that holds it, if that has one. */
  readonly owner: string | undefined;
  readonly value: SyntaxNode;
  /** Where the statement or entry begins. */
  readonly start: number;
  /** The name is a variable, which statements may add to. */
  readonly variable?: Definition;
  /** A framework sends it to a model, whatever it says: what an MCP server's prompt returns, a signature's docstring. */
  readonly isSent?: boolean;
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
  /** Chains of `a | b`, from the first to the last. */
  readonly pipes: readonly SyntaxNode[];
  readonly resolve: Resolve;
  readonly expression: (node: SyntaxNode) => Expression;
  /** The value, with what the statements behind it add. */
  readonly whole: (given: Given) => Expression;
  /** Whether there was more to read than a file is worth: what is read from then on is nothing. */
  readonly isSpent: () => boolean;
}

const marked = /promptmeter:\s*prompt\b/;

/** Walks a file once; undefined when it cannot be parsed. */
export function readModule(file: string, language: Language): Module | undefined {
  const tree = language.parse(file);
  if (!tree) return undefined;
  const given: Given[] = [];
  const calls: Within[] = [];
  const chats: Within[] = [];
  const marks: Place[] = [];
  const pipes: SyntaxNode[] = [];
  const starts: number[] = [];
  const { expression, isSpent } = allowance(file, language, starts);
  const definitions = definitionsIn(file, expression);
  const whole: Scope = { start: 0, end: file.length, name: undefined };
  const scopes: Scope[] = [whole];
  const scope = () => scopes.at(-1) ?? whole;
  const classes: Scope[] = [];
  const define: Define = (name, at, value, of = scope()) => {
    const definition = { name, scope: of, at, value };
    definitions.add(definition);
    return definition;
  };
  tree.iterate({
    enter(ref: SyntaxNodeRef) {
      starts.push(ref.from);
      if (classNodes.has(ref.name)) classes.push({ start: ref.from, end: ref.to, name: undefined });
      if (language.scopes.has(ref.name)) {
        const returnsPrompt = language.returnsPrompt(file, ref);
        const name = nameOf(file, ref.node) ?? scope().name;
        scopes.push({ start: ref.from, end: ref.to, name, returnsPrompt });
      }
      if (ref.name === 'VariableDefinition') define(file.slice(ref.from, ref.to), ref.from, undefined);
      if (language.comments.has(ref.name) && marked.test(file.slice(ref.from, ref.to)))
        marks.push({ start: ref.from, end: ref.to });
      if (language.calls.has(ref.name)) calls.push({ node: ref.node, within: scope().name });
      if (ref.name === 'ReturnStatement' && scope().name) {
        const value = ref.node.firstChild?.nextSibling;
        const isSent = scope().returnsPrompt ?? false;
        if (value) given.push({ name: scope().name ?? '', owner: undefined, value, start: ref.from, isSent });
      }
      const docstring = language.sentDocstring(file, ref);
      if (docstring) given.push({ ...docstring, owner: undefined, start: ref.from, isSent: true });
      const growth = language.grows.has(ref.name) ? growthAt(file, ref.node) : undefined;
      if (growth) {
        definitions.grow(growth, scope());
        const [value] = growth.values;
        if (value && growth.how === 'add')
          given.push({ name: growth.name, owner: undefined, value, start: ref.from });
      }
      if (ref.name === 'BinaryExpression' && isPipe(file, ref.node) && (pipes.at(-1)?.to ?? 0) < ref.to)
        pipes.push(ref.node);
      if (isChat(file, ref)) {
        const node = listOf(ref.node);
        if (chats.at(-1)?.node.from !== node.from) chats.push({ node, within: scope().name });
      }
      const giver = Object.hasOwn(language.givers, ref.name) ? language.givers[ref.name] : undefined;
      if (giver) readGiver(file, ref.node, language, giver, { given, define, within: classes.at(-1) });
    },
    leave(ref: SyntaxNodeRef) {
      if (language.scopes.has(ref.name)) scopes.pop();
      if (classNodes.has(ref.name)) classes.pop();
    },
  });
  return {
    given,
    outermost: outermostOf(given),
    calls,
    chats,
    marks,
    pipes,
    resolve: definitions.resolve,
    expression,
    whole: it => (it.variable && definitions.whole(it.variable)) ?? expression(it.value),
    isSpent,
  };
}

function isPipe(file: string, node: SyntaxNode): boolean {
  const operator = node.firstChild?.nextSibling;
  return operator?.name === 'BitOp' && file.slice(operator.from, operator.to) === '|';
}

function outermostOf(given: readonly Given[]): readonly Given[] {
  let end = 0;
  return given.filter(({ value }) => {
    const isInside = value.to <= end;
    end = Math.max(end, value.to);
    return !isInside;
  });
}

/** @param of where the name holds: the function around it when absent */
type Define = (name: string, at: number, value: SyntaxNode | undefined, of?: Scope) => Definition;

/** What is learnt of values with a name. */
interface Learnt {
  readonly given: Given[];
  readonly define: Define;
  /** The class around them. */
  readonly within: Scope | undefined;
}

/** The children of a giver: a name, a mark, a value, and so on; names without a value are parameters. */
function readGiver(
  file: string,
  node: SyntaxNode,
  language: Language,
  giver: Giver,
  { given, define, within }: Learnt,
): void {
  let name: SyntaxNode | undefined;
  let isMarked = false;
  for (const child of children(node)) {
    if (/^Type(Annotation|Def)$/.test(child.name)) continue;
    if (language.marks.has(child.name)) {
      isMarked = name !== undefined;
    } else if (isMarked && name) {
      const text = keyOf(file, name);
      const isVariable = giver === 'variable' && nameNodes.has(name.name);
      const variable = text && isVariable ? define(text, name.from, child) : undefined;
      const own = within && (ownMember(file, name) ?? ownField(file, node, name));
      if (own) define(own, name.from, child, within);
      if (text)
        given.push({
          name: text,
          owner: ownerOf(file, node),
          value: child,
          start: node.from,
          ...(variable && { variable }),
        });
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

function isChat(file: string, ref: SyntaxNodeRef): boolean {
  if (ref.name !== 'ObjectExpression' && ref.name !== 'DictionaryExpression') return false;
  const head = file.slice(ref.from, Math.min(ref.to, ref.from + 200));
  return /^\{\s*(?:["']?(?:id|key|type|name)["']?\s*:\s*[\w."'`]{1,50}\s*,\s*){0,3}["']?(?:role|content|parts)["']?\s*:/.test(
    head,
  );
}

/** The list a record stands in, or the record. */
function listOf(node: SyntaxNode): SyntaxNode {
  return node.parent?.name === 'ArrayExpression' ? node.parent : node;
}
