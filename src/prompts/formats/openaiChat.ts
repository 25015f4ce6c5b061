// Requests of the OpenAI chat API, whole or their messages alone:
// https://platform.openai.com/docs/api-reference/chat/create
// Not handled: images and audio among the parts, tool calls and tool schemas; they are left out of the messages.
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { type Format, message, prompt } from '../format';
import { joined, jsonString } from '../literals/json';
import { endsIn, stem } from '../path';
import type { Message, Problem, Role } from '../prompt';

const roles: ReadonlySet<string> = new Set(['system', 'developer', 'user', 'assistant', 'tool', 'function']);

export const openaiChat = {
  id: 'openai-chat',
  mayBe: path => endsIn(path, '.json'),
  read: (path, text) => {
    if (!/^\uFEFF?\s*[[{]/.test(text) || !text.includes('"role"') || !text.includes('"content"'))
      return undefined;
    const { root, problems } = readJson(text);
    const list = root?.type === 'array' ? root : root && findNodeAtLocation(root, ['messages']);
    if (!root || list?.type !== 'array' || !list.children?.length || !list.children.every(isMessage))
      return undefined;
    const maxOutputTokens =
      numberAt(root, 'max_completion_tokens') ??
      numberAt(root, 'max_tokens') ??
      numberAt(root, 'max_output_tokens');
    const temperature = numberAt(root, 'temperature');
    const model = stringAt(root, 'model');
    const name = model && jsonString(text, model.offset, model.offset + model.length).text;
    const about = {
      name: stem(path),
      models: model && name ? [{ name, start: model.offset + 1, end: model.offset + model.length - 1 }] : [],
      ...(maxOutputTokens !== undefined && { maxOutputTokens }),
      ...(temperature !== undefined && { temperature }),
      alwaysLoaded: false,
    };
    return {
      prompts: [
        prompt(
          about,
          list.children.flatMap(it => readMessage(text, it)),
        ),
      ],
      problems,
    };
  },
} as const satisfies Format;

function readJson(text: string): { root: Node | undefined; problems: readonly Problem[] } {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    // A blank in the mark's place keeps the offsets.
    root = parseTree(start ? ` ${text.slice(start)}` : text, errors, { allowTrailingComma: true });
  } catch {
    // The parser recurses, so deep nesting runs out of stack.
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

/** Every object of a list of messages has a role; only the last one may miss its content, where the file is cut. */
function isMessage(node: Node, index: number, list: readonly Node[]): boolean {
  if (node.type !== 'object') return false;
  const role = findNodeAtLocation(node, ['role'])?.value;
  if (typeof role !== 'string' || !roles.has(role)) return index > 0 && index === list.length - 1;
  const content = findNodeAtLocation(node, ['content']);
  return !content || ['string', 'array', 'null'].includes(content.type);
}

function readMessage(text: string, node: Node): readonly Message[] {
  const content = findNodeAtLocation(node, ['content']);
  const strings =
    content?.type === 'array'
      ? (content.children ?? []).flatMap(part => stringAt(part, 'text') ?? [])
      : content;
  const nodes = [strings ?? []].flat().filter(it => it.type === 'string');
  if (nodes.length === 0) return [];
  const literals = nodes.map(it => jsonString(text, it.offset, it.offset + it.length));
  const role = findNodeAtLocation(node, ['role'])?.value as string;
  return [message(role === 'function' ? 'tool' : (role as Role), 'plain', joined(literals))];
}

function stringAt(node: Node, key: string): Node | undefined {
  const found = node.type === 'object' ? findNodeAtLocation(node, [key]) : undefined;
  return found?.type === 'string' ? found : undefined;
}

function numberAt(node: Node, key: string): number | undefined {
  const value = node.type === 'object' ? findNodeAtLocation(node, [key])?.value : undefined;
  return typeof value === 'number' ? value : undefined;
}
