import type { Node } from 'jsonc-parser';
import { nodeAt, readJson, stringAt } from './json';
import type { Prompt, Range, Role } from './prompt';
import { roleNamed } from './role';

/** A message of a chat in JSON as it stands in the file, with words or without. */
export interface ChatEntry extends Range {
  readonly role: Role;
  /** Holds answers of tools: it belongs to the message that called them. */
  readonly answers: boolean;
}

/**
 * The messages of a prompt's list in JSON, those included that hold tool calls or images alone. Undefined where the
 * prompt's messages do not stand in such a list.
 * @param text the file's; for JSON lines, the prompt's own line is read
 */
export function chatEntries(
  prompt: Pick<Prompt, 'messages'>,
  text: string,
): readonly ChatEntry[] | undefined {
  const last = prompt.messages.at(-1);
  if (!last) return undefined;
  const [from, to] = isJson(text) ? [0, text.length] : lineAround(text, last.start);
  if (!/^\uFEFF?\s*[[{]/.test(text.slice(from, from + 1000))) return undefined;
  const list = listAround(readJson(text, from, to).root, last.start);
  return list?.map(node => ({
    role: roleNamed(stringAt(node, 'role')?.value) ?? 'user',
    answers: isAnswer(node),
    start: node.offset,
    end: node.offset + node.length,
  }));
}

function isJson(text: string): boolean {
  const second = text.indexOf('\n', text.search(/\S/));
  // One object on its first line and another on its second: JSON lines.
  return !/\}\s*$/.test(text.slice(0, Math.max(0, second))) || !/^\s*\{/.test(text.slice(second));
}

function lineAround(text: string, offset: number): readonly [number, number] {
  const end = text.indexOf('\n', offset);
  return [text.lastIndexOf('\n', offset) + 1, end === -1 ? text.length : end];
}

/** The outermost list of objects with roles around an offset. */
function listAround(node: Node | undefined, offset: number): readonly Node[] | undefined {
  const children = node?.children ?? [];
  if (node?.type === 'array' && children.length > 0 && children.every(it => stringAt(it, 'role')))
    return children;
  return listAroundIn(children, offset);
}

function listAroundIn(children: readonly Node[], offset: number): readonly Node[] | undefined {
  const inner = children.find(it => it.offset <= offset && offset < it.offset + it.length);
  return inner && listAround(inner, offset);
}

/** OpenAI answers with a role of its own, Anthropic in a part of a user's message. */
function isAnswer(node: Node): boolean {
  const parts = nodeAt(node, 'content');
  return (
    ['tool', 'function'].includes(String(stringAt(node, 'role')?.value)) ||
    (parts?.type === 'array' &&
      (parts.children ?? []).some(it => stringAt(it, 'type')?.value === 'tool_result'))
  );
}
