// Requests of the OpenAI chat API, whole or their messages alone:
// https://platform.openai.com/docs/api-reference/chat/create
// Not handled: images and audio among the parts, tool calls and tool schemas; they are left out of the messages.
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Format, message, prompt } from '../format';
import { fileRange, type Literal } from '../literal';
import { joined, jsonString } from '../literals/json';
import { endsIn, stem } from '../path';
import type { Message, ModelName, Problem } from '../prompt';
import { roleNamed } from '../role';

export const openaiChat = {
  id: 'openai-chat',
  mayBe: path => endsIn(path, '.json'),
  read: (path, text) => {
    if (!/^\uFEFF?\s*[[{]/.test(text) || !text.includes('"role"') || !text.includes('"content"'))
      return undefined;
    const { root, problems } = readJson(text);
    const list = root?.type === 'array' ? root : root && findNodeAtLocation(root, ['messages']);
    if (!root || list?.type !== 'array') return undefined;
    const nodes = list.children ?? [];
    // Where the file is cut, the last message may lack anything.
    const whole = problems.length > 0 ? nodes.slice(0, -1) : nodes;
    if (!whole.every(isMessage)) return undefined;
    const messages = nodes.flatMap(it => readMessage(text, it));
    if (messages.length === 0) return undefined;
    const about = {
      name: stem(path),
      models: modelOf(text, root),
      maxOutputTokens: numberAt(root, 'max_completion_tokens') ?? numberAt(root, 'max_tokens'),
      temperature: numberAt(root, 'temperature'),
    };
    return { prompts: [prompt(about, messages)], problems };
  },
} as const satisfies Format;

function modelOf(text: string, root: Node): readonly ModelName[] {
  const node = stringAt(root, 'model');
  if (!node) return [];
  const literal = literalOf(text, node);
  return literal.text ? [{ name: literal.text, ...fileRange(literal, 0, literal.text.length) }] : [];
}

function readJson(text: string): { root: Node | undefined; problems: readonly Problem[] } {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    // A blank in the mark's place keeps the offsets.
    root = parseTree(start ? ` ${text.slice(start)}` : text, errors, { allowTrailingComma: true });
  } catch (error) {
    // The parser recurses, so deep nesting runs out of stack.
    if (!(error instanceof RangeError)) throw error;
    return { root: undefined, problems: [] };
  }
  const problems = errors.slice(0, 1).map(({ error, offset, length }) => ({
    message: `The JSON breaks here: ${words(printParseErrorCode(error))}.`,
    start: Math.min(offset, text.length),
    end: Math.min(offset + length, text.length),
  }));
  return { root, problems };
}

/** `CloseBracketExpected` -> `close bracket expected`. */
function words(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase();
}

/** Objects with a role and a content; a call of tools stands for the content. */
function isMessage(node: Node): boolean {
  if (node.type !== 'object' || !roleNamed(stringAt(node, 'role')?.value)) return false;
  const content = findNodeAtLocation(node, ['content']);
  if (content?.type === 'array') return (content.children ?? []).every(part => stringAt(part, 'type'));
  if (content?.type === 'string') return true;
  return ['tool_calls', 'function_call'].some(key => findNodeAtLocation(node, [key]));
}

function readMessage(text: string, node: Node): readonly Message[] {
  const role = roleNamed(stringAt(node, 'role')?.value);
  const content = node.type === 'object' ? findNodeAtLocation(node, ['content']) : undefined;
  const parts =
    content?.type === 'array' ? (content.children ?? []).map(part => stringAt(part, 'text')) : [content];
  const literals = parts.flatMap(it => (it?.type === 'string' ? literalOf(text, it) : []));
  return role && literals.length > 0 ? [message(role, 'plain', joined(literals))] : [];
}

function literalOf(text: string, node: Node): Literal {
  return jsonString(text, node.offset, node.offset + node.length);
}

function stringAt(node: Node, key: string): Node | undefined {
  const found = node.type === 'object' ? findNodeAtLocation(node, [key]) : undefined;
  return found?.type === 'string' ? found : undefined;
}

function numberAt(node: Node, key: string): number | undefined {
  const value = node.type === 'object' ? findNodeAtLocation(node, [key])?.value : undefined;
  return typeof value === 'number' ? value : undefined;
}
