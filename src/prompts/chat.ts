import type { Node } from 'jsonc-parser';
import { attachedTo, textsOf } from './attached';
import { type About, message } from './format';
import { literalOf, modelIn, nodeAt, numberAt, stringAt } from './json';
import { joined } from './literals/json';
import type { Message } from './prompt';
import { roleNamed } from './role';

/** A request of a chat API, or its list of messages alone. */
export interface Chat {
  readonly about: Omit<About, 'name'>;
  readonly messages: readonly Message[];
}

/**
 * Reads a chat request (OpenAI chat completions and responses, Anthropic messages): a `system` or `instructions`
 * beside the messages comes first. Undefined when it is none. `cut` says that the JSON breaks somewhere inside.
 */
export function readChat(text: string, root: Node | undefined, cut = false): Chat | undefined {
  const list = root?.type === 'array' ? root : (nodeAt(root, 'messages') ?? nodeAt(root, 'input'));
  if (!root || !list) return undefined;
  // The responses API takes a user's one message as a string.
  const alone = list.type === 'string' && stringAt(root, 'input') ? contentOf(text, 'user', list) : [];
  if (list.type !== 'array' && alone.length === 0) return undefined;
  const nodes = list.type === 'array' ? (list.children ?? []) : [];
  // Where the file is cut, the last message may lack anything.
  const whole = cut ? nodes.slice(0, -1) : nodes;
  if (!whole.every(isMessage)) return undefined;
  const first = nodeAt(root, 'system') ?? nodeAt(root, 'instructions');
  const system = contentOf(text, 'system', first);
  const messages = [...system, ...alone, ...nodes.flatMap(it => readMessage(text, it))];
  if (messages.length === 0) return undefined;
  const limits = ['max_completion_tokens', 'max_output_tokens', 'max_tokens'];
  const about = {
    ...attachedTo(text, root, nodes),
    models: modelIn(text, stringAt(root, 'model')),
    maxOutputTokens: limits.map(key => numberAt(root, key)).find(it => it !== undefined),
    temperature: numberAt(root, 'temperature'),
  };
  return { about, messages };
}

/** Objects with a role and a content; a call of tools stands for the content. */
function isMessage(node: Node): boolean {
  if (!roleNamed(stringAt(node, 'role')?.value)) return false;
  const content = nodeAt(node, 'content');
  if (content?.type === 'array') return (content.children ?? []).every(part => stringAt(part, 'type'));
  if (content?.type === 'string') return true;
  return ['tool_calls', 'function_call'].some(key => nodeAt(node, key));
}

function readMessage(text: string, node: Node): readonly Message[] {
  const role = roleNamed(stringAt(node, 'role')?.value);
  const name: unknown = stringAt(node, 'name')?.value;
  const messages = role ? contentOf(text, role, nodeAt(node, 'content')) : [];
  return typeof name === 'string' ? messages.map(it => ({ ...it, name })) : messages;
}

/** A string, or a list of parts whose text is sent as one. */
function contentOf(text: string, role: Message['role'], content: Node | undefined): readonly Message[] {
  const literals = textsOf(content).map(it => literalOf(text, it));
  return literals.length > 0 ? [message(role, 'plain', joined(literals))] : [];
}
