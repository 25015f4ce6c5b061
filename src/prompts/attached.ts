import { getNodeValue, type Node } from 'jsonc-parser';
import type { Attached } from './format';
import { imageSize } from './imageSize';
import { literalOf, nodeAt, stringAt } from './json';
import type { Image, Role, Tool, ToolCall } from './prompt';
import { roleNamed } from './role';

/**
 * What a chat request sends besides the text of its messages, as OpenAI (chat completions and responses) and Anthropic
 * write it. Not handled: audio, video and documents among the parts, and tools that the provider runs itself.
 * @param root the request, or the list of its messages
 */
export function attachedTo(text: string, root: Node, messages: readonly Node[]): Required<Attached> {
  return {
    tools: [...itemsOf(nodeAt(root, 'tools')), ...itemsOf(nodeAt(root, 'functions'))].flatMap(toolOf),
    images: messages.flatMap(it => partsOf(nodeAt(it, 'content'))).flatMap(it => imageOf(text, it)),
    toolCalls: messages.flatMap(callsOf),
    wordless: messages.flatMap(wordlessOf),
  };
}

/** The parts of a message that hold text, in order: its own, and those of a tool's answer (Anthropic). */
export function textsOf(content: Node | undefined): readonly Node[] {
  if (content?.type === 'string') return [content];
  return partsOf(content).flatMap(part => {
    const answer = stringAt(part, 'type')?.value === 'tool_result' ? stringAt(part, 'content') : undefined;
    return answer ?? stringAt(part, 'text') ?? [];
  });
}

/** The parts of a content, those inside of tools' answers too. */
function partsOf(content: Node | undefined): readonly Node[] {
  return itemsOf(content).flatMap(part => {
    const inside = stringAt(part, 'type')?.value === 'tool_result' ? nodeAt(part, 'content') : undefined;
    return [part, ...itemsOf(inside)];
  });
}

/** OpenAI's `{ function: { name, parameters } }` or `{ name, parameters }`, Anthropic's `{ name, input_schema }`. */
function toolOf(node: Node): readonly Tool[] {
  const definition = nodeAt(node, 'function') ?? node;
  const name: unknown = stringAt(definition, 'name')?.value;
  const schema = nodeAt(definition, 'parameters') ?? nodeAt(definition, 'input_schema');
  // What the provider runs itself has a type of its own and neither description nor schema.
  const description: unknown = stringAt(definition, 'description')?.value;
  if (typeof name !== 'string' || (!schema && description === undefined)) return [];
  return [
    {
      name,
      ...(typeof description === 'string' && { description }),
      ...(schema && { parameters: getNodeValue(schema) as unknown }),
      ...placeOf(node),
    },
  ];
}

function callsOf(message: Node): readonly ToolCall[] {
  const listed = itemsOf(nodeAt(message, 'tool_calls')).map(it => nodeAt(it, 'function') ?? it);
  const older = nodeAt(message, 'function_call') ?? [];
  const parts = partsOf(nodeAt(message, 'content')).filter(it => stringAt(it, 'type')?.value === 'tool_use');
  return [...listed, older, ...parts].flat().flatMap(node => {
    const name: unknown = stringAt(node, 'name')?.value;
    if (typeof name !== 'string') return [];
    const given = nodeAt(node, 'arguments') ?? nodeAt(node, 'input');
    const value: unknown = given ? getNodeValue(given) : '';
    const json = typeof value === 'string' ? value : JSON.stringify(value);
    return [{ name, arguments: json, ...placeOf(node) }];
  });
}

/** OpenAI's `image_url` and `input_image`, Anthropic's `image`. */
function imageOf(text: string, part: Node): readonly Image[] {
  const type: unknown = stringAt(part, 'type')?.value;
  if (type !== 'image_url' && type !== 'input_image' && type !== 'image') return [];
  const data = stringAt(part, 'source', 'data');
  const url = stringAt(part, 'image_url', 'url') ?? stringAt(part, 'image_url');
  const detail: unknown = (stringAt(part, 'image_url', 'detail') ?? stringAt(part, 'detail'))?.value;
  const written = data ?? url;
  const content = written ? literalOf(text, written).text : '';
  const start = data ? 0 : dataStart(content);
  const size = start === undefined ? undefined : imageSize(content, start);
  return [
    {
      from: start === undefined ? 'link' : 'data',
      ...(typeof detail === 'string' && { detail }),
      ...(size && { size }),
      ...placeOf(part),
    },
  ];
}

/** Where the base64 of a data URL begins; undefined in other addresses. */
function dataStart(url: string): number | undefined {
  return /^data:[^,]{0,200};base64,/i.exec(url)?.[0].length;
}

function wordlessOf(message: Node): readonly Role[] {
  const content = nodeAt(message, 'content');
  const role = roleNamed(stringAt(message, 'role')?.value);
  return role && textsOf(content).length === 0 ? [role] : [];
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

function placeOf({ offset, length }: Node): { start: number; end: number } {
  return { start: offset, end: offset + length };
}
