import type { Filled, Role, Tool } from '../prompts';
import type { Api, Outgoing } from './outgoing';
import { field, listAt, textAt } from './reading/field';

/** What a call sends, as far as it is text. */
export interface Content {
  readonly messages: Filled['messages'];
  readonly tools: readonly Tool[];
  /** False where it sends what is not text too: images, sound, files, or what only the provider holds. */
  readonly isWhole: boolean;
}

type Text = Content['messages'][number];

/** The messages and tools in a call's body, in the order in which a model reads them. */
export function contentOf({ api, body }: Pick<Outgoing, 'api' | 'body'>): Content {
  const read = readers[api](body);
  const messages = read.filter(it => it !== other).map(({ role, text }) => ({ role, text }));
  return {
    messages,
    tools: toolsOf(body),
    isWhole:
      !read.includes(other) && body.previous_response_id === undefined && body.conversation === undefined,
  };
}

/** Stands for a part that is no text. */
const other: Text = { role: 'user', text: '' };

const readers: Readonly<Record<Api, (body: Outgoing['body']) => readonly Text[]>> = {
  chat: body => listAt(body, 'messages').flatMap(messageTexts),
  messages: body => [...texts('system', body.system), ...listAt(body, 'messages').flatMap(messageTexts)],
  responses: body => [
    ...texts('system', body.instructions),
    ...(typeof body.input === 'string'
      ? texts('user', body.input)
      : listAt(body, 'input').flatMap(messageTexts)),
  ],
  embeddings: body => texts('user', typeof body.input === 'string' ? body.input : listAt(body, 'input')),
};

function messageTexts(message: unknown): readonly Text[] {
  const role = textAt(message, 'role');
  const calls = listAt(message, 'tool_calls').map(call => {
    const called = field(call, 'function');
    return { role: 'assistant' as const, text: `${textAt(called, 'name')}${textAt(called, 'arguments')}` };
  });
  if (role === undefined) return itemTexts(message);
  return [...texts(roleOf(role), field(message, 'content')), ...calls];
}

/** An item of a responses request that is no message: a tool's call or result. */
function itemTexts(item: unknown): readonly Text[] {
  switch (textAt(item, 'type')) {
    case 'function_call':
      return [{ role: 'assistant', text: `${textAt(item, 'name')}${textAt(item, 'arguments')}` }];
    case 'function_call_output':
      return texts('tool', field(item, 'output'));
    default:
      return [other];
  }
}

/** What a message holds: a text, or parts of which some are texts. Parts of one message are one text. */
function texts(role: Role, content: unknown): readonly Text[] {
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return [{ role, text: content }];
  if (!Array.isArray(content)) return [other];
  const parts = content.map(partText);
  const known = parts.filter(it => it !== undefined);
  return [
    ...(known.length > 0 ? [{ role, text: known.join('\n') }] : []),
    ...(known.length < parts.length ? [other] : []),
  ];
}

function partText(part: unknown): string | undefined {
  if (typeof part === 'string') return part;
  const text = textAt(part, 'text') ?? textAt(part, 'thinking');
  if (text !== undefined) return text;
  switch (textAt(part, 'type')) {
    case 'tool_use':
      return `${textAt(part, 'name')}${JSON.stringify(field(part, 'input'))}`;
    case 'tool_result': {
      const content = field(part, 'content');
      if (typeof content === 'string' || content === undefined) return content ?? '';
      const inner = listAt(part, 'content').map(partText);
      return inner.includes(undefined) ? undefined : inner.join('\n');
    }
    default:
      return undefined;
  }
}

const roles: readonly string[] = ['system', 'developer', 'user', 'assistant', 'tool'] satisfies Role[];

const roleOf = (role: string): Role => (roles.includes(role) ? (role as Role) : 'user');

/** Chat puts a function in an object of its own; responses and messages do not. */
function toolsOf(body: Outgoing['body']): readonly Tool[] {
  return listAt(body, 'tools').flatMap(entry => {
    const tool = field(entry, 'function') ?? entry;
    const name = textAt(tool, 'name');
    if (name === undefined) return [];
    const description = textAt(tool, 'description');
    const parameters = field(tool, 'parameters') ?? field(tool, 'input_schema');
    return [{ name, ...(description !== undefined && { description }), parameters, start: 0, end: 0 }];
  });
}
