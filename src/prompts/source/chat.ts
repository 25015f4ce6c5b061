import type { Role } from '../prompt';
import { roleNamed } from '../role';
import { type Entry, type Expression, entry } from './expression';
import { recordCalls, roleWords, singles } from './sdks.data';
import { blank, evaluate, type Resolve, type Value } from './value';

/** A message that an expression makes. */
export interface Said {
  readonly role: Role;
  readonly value: Value;
}

/** What reading an expression takes. */
export interface Reader {
  readonly file: string;
  readonly resolve: Resolve;
}

/** A list of messages in any SDK's spelling, or one text, which is said by `role`. */
export function messagesOf(reader: Reader, expression: Expression, role: Role): readonly Said[] {
  const of = named(reader, expression);
  if (of.kind !== 'list') return said(reader, role, of);
  return of.items.flatMap(item => messageOf(reader, named(reader, item)) ?? said(reader, role, item));
}

/** Whether an expression is a list of messages, or a name for one. */
export function isChatList(reader: Reader, expression: Expression): boolean {
  const of = named(reader, expression);
  if (of.kind !== 'list') return false;
  const messages = of.items.map(it => messageOf(reader, named(reader, it)));
  return messages.length > 0 && messages.every(it => it !== undefined);
}

/** `{ role, content }`, `("system", "...")`, `new SystemMessage("...")`; undefined for what is none of these. */
export function messageOf(reader: Reader, item: Expression): readonly Said[] | undefined {
  if (item.kind === 'record') return recordMessage(reader, item.entries);
  if (item.kind === 'list' && item.items.length === 2) {
    const [word, content] = item.items;
    const role = word && roleOf(reader, word);
    return role && content && said(reader, role, content);
  }
  if (item.kind !== 'call') return undefined;
  const isRecord = recordCalls.has(item.path.at(-1) ?? '');
  return singleMessage(reader, item) ?? (isRecord ? recordMessage(reader, item.named) : undefined);
}

function recordMessage(reader: Reader, entries: readonly Entry[]): readonly Said[] | undefined {
  const word = entry(entries, 'role');
  const content = entry(entries, 'content', 'parts', 'message');
  const role = word && roleOf(reader, word);
  return role && content ? contentOf(reader, role, content) : undefined;
}

/** LangChain's messages and message templates. */
export function singleMessage(
  reader: Reader,
  { path, positional, named }: Expression & { kind: 'call' },
): readonly Said[] | undefined {
  const end = [path.slice(-2).join('.'), path.at(-1) ?? ''].find(it => Object.hasOwn(singles, it));
  const role = end && singles[end as keyof typeof singles];
  const content = positional[0] ?? entry(named, 'template', 'content');
  return role && content ? contentOf(reader, role, content) : undefined;
}

/** A text, or a list of parts of which the texts are read: `{ type: 'text', text }`, Google's `{ text }`, plain strings. */
export function contentOf(reader: Reader, role: Role, expression: Expression): readonly Said[] {
  const of = named(reader, expression);
  if (of.kind === 'record') {
    const inner = entry(of.entries, 'text', 'parts');
    return inner ? contentOf(reader, role, inner) : [];
  }
  if (of.kind === 'list') return of.items.flatMap(it => contentOf(reader, role, it));
  return said(reader, role, of);
}

function said(reader: Reader, role: Role, of: Expression): readonly Said[] {
  const value = evaluate(reader.file, of, reader.resolve);
  if (value) return [{ role, value }];
  // What a variable or a call holds is sent too; its text is not known.
  return of.kind === 'name' || of.kind === 'call' || of.kind === 'other'
    ? [{ role, value: blank(reader.file, of) }]
    : [];
}

/** The expression a name stands for, if it is a list or a record: text is read through its name elsewhere. */
export function named(reader: Reader, expression: Expression): Expression {
  if (expression.kind !== 'name') return expression;
  const found = reader.resolve(expression.name, expression.start);
  return found?.kind === 'list' || found?.kind === 'record' ? found : expression;
}

function roleOf({ file, resolve }: Reader, word: Expression): Role | undefined {
  const pieces = word.kind === 'string' ? evaluate(file, word, resolve)?.pieces : undefined;
  const text = pieces?.map(it => it.text).join('') ?? '';
  return roleNamed(text) ?? (Object.hasOwn(roleWords, text) ? roleWords[text] : undefined);
}
