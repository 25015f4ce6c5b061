import type { ModelName, Role } from '../prompt';
import { contentOf, messagesOf, named, type Reader, type Said, singleMessage } from './chat';
import { type Call, type Entry, type Expression, entry } from './expression';
import { argumentNames, crew, lists, runners, sends, singles } from './sdks.data';
import { evaluate } from './value';

/** What a call sends to a model. */
export interface Sent {
  readonly messages: readonly Said[];
  readonly models: readonly ModelName[];
  readonly maxOutputTokens: number | undefined;
  readonly temperature: number | undefined;
}

/** Whether the last names of a call's path are those of a known SDK: asked before its arguments are read. */
export function isKnownCall(path: readonly string[]): boolean {
  return endsOf(path).some(
    it =>
      Object.hasOwn(sends, it) ||
      Object.hasOwn(singles, it) ||
      lists.has(it) ||
      runners.has(it) ||
      Object.hasOwn(crew, it),
  );
}

/** What a call of a known SDK sends; undefined for other calls. */
export function sentBy(reader: Reader, call: Expression & { kind: 'call' }): Sent | undefined {
  const ends = endsOf(call.path);
  const [first] = call.positional;
  const list = ends.some(it => lists.has(it)) ? (first ?? entry(call.named, 'messages')) : undefined;
  if (list) return { messages: messagesOf(reader, list, 'user'), ...nothingSet };
  if (runners.has(ends[0] ?? '')) {
    const said = call.positional[1] ?? entry(call.named, 'input');
    return said && { messages: messagesOf(reader, said, 'user'), ...nothingSet };
  }
  const member = crewMember(call);
  if (member)
    return { messages: member.texts.flatMap(it => contentOf(reader, member.role, it)), ...nothingSet };
  const single = singleMessage(reader, call);
  if (single) return { messages: single, ...nothingSet };
  const known = ends.find(it => Object.hasOwn(sends, it));
  return known ? request(reader, call, sends[known] ?? 'any') : undefined;
}

/** What CrewAI is told of an agent or a task; undefined for other calls of these names. */
function crewMember({ path, named: given }: Call) {
  const end = path.at(-1);
  const kind = end === 'Agent' || end === 'Task' ? crew[end] : undefined;
  if (!kind || !entry(given, kind.shownBy)) return undefined;
  return { role: kind.role, texts: kind.texts.flatMap(it => entry(given, it) ?? []) };
}

const nothingSet = { models: [], maxOutputTokens: undefined, temperature: undefined };

const endsOf = (path: readonly string[]) => [path.slice(-2).join('.'), path.at(-1) ?? ''];

function request(reader: Reader, call: Call, needs: 'any' | 'model' | 'chat'): Sent | undefined {
  const given = withOptions(reader, call.named);
  const model = entry(given, ...argumentNames.model);
  const chat = argumentNames.chat.flatMap(name => entry(given, name) ?? []);
  if (needs === 'model' && !model) return undefined;
  if (needs === 'chat' && chat.length === 0) return undefined;
  const role: Role = given.some(it => it.name === 'instructions') ? 'developer' : 'system';
  const system = argumentNames.system.flatMap(name => entry(given, name) ?? []);
  const positional = needs === 'any' ? call.positional.slice(0, 1) : [];
  return {
    messages: [
      ...system.flatMap(it => contentOf(reader, role, it)),
      ...[...chat, ...positional].flatMap(it => messagesOf(reader, it, 'user')),
    ],
    models: model ? modelNames(reader, model) : [],
    maxOutputTokens: number(reader, entry(given, ...argumentNames.limit)),
    temperature: number(reader, entry(given, ...argumentNames.temperature)),
  };
}

/** A call's arguments with those that Google's SDKs take in an object of their own. */
function withOptions(reader: Reader, given: readonly Entry[]): readonly Entry[] {
  const inner = argumentNames.options.flatMap(name => {
    const options = entry(given, name);
    const of = options && named(reader, options);
    return of?.kind === 'record' ? of.entries : of?.kind === 'call' ? of.named : [];
  });
  return [...given, ...inner];
}

/** `"gpt-4o"`, a name for it, or the AI SDK's `openai("gpt-4o")`. */
function modelNames(reader: Reader, expression: Expression): readonly ModelName[] {
  const of = expression.kind === 'call' ? expression.positional[0] : expression;
  const [piece, ...more] = (of && evaluate(reader.file, of, reader.resolve)?.pieces) ?? [];
  if (piece?.kind !== 'text' || more.length > 0 || piece.text === '') return [];
  return [{ name: piece.text, start: piece.start, end: piece.end }];
}

function number(reader: Reader, expression: Expression | undefined): number | undefined {
  const of = expression?.kind === 'name' ? reader.resolve(expression.name, expression.start) : expression;
  return of?.kind === 'number' && Number.isFinite(of.value) ? of.value : undefined;
}
