import type { Role } from '../prompt';
import { contentOf, isChatList, messagesOf, named, type Reader, type Said, singleMessage } from './chat';
import { type Call, type Entry, type Expression, entry } from './expression';
import { firstOf, madeModel, nothingSet, type Settings, settingsIn } from './models';
import { argumentNames, asks, crew, lists, makers, runners, sends, singles } from './sdks.data';

/** What a call sends to a model. */
export interface Sent extends Settings {
  readonly messages: readonly Said[];
}

/** Whether the last names of a call's path are those of a known SDK: asked before its arguments are read. */
export function isKnownCall(path: readonly string[]): boolean {
  return endsOf(path).some(
    it =>
      Object.hasOwn(sends, it) ||
      Object.hasOwn(singles, it) ||
      lists.has(it) ||
      runners.has(it) ||
      asks.has(it) ||
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
  const request = known ? requestOf(reader, call, sends[known] ?? 'any') : undefined;
  return request ?? (ends.some(it => asks.has(it)) ? asked(reader, call) : undefined);
}

/** `model.invoke(...)`: a list of messages whatever it is called on, a text where that is known to be a model. */
function asked(reader: Reader, { on, positional: [first], named: given }: Call): Sent | undefined {
  const said = first ?? entry(given, ...argumentNames.chat);
  const model = on && madeModel(reader, on);
  if (!said || !(model || isChatList(reader, said))) return undefined;
  return { messages: messagesOf(reader, said, 'user'), ...firstOf(settingsIn(reader, given), model) };
}

/** What CrewAI is told of an agent or a task; undefined for other calls of these names. */
function crewMember({ path, named: given }: Call) {
  const end = path.at(-1);
  const kind = end === 'Agent' || end === 'Task' ? crew[end] : undefined;
  if (!kind || !entry(given, kind.shownBy)) return undefined;
  return { role: kind.role, texts: kind.texts.flatMap(it => entry(given, it) ?? []) };
}

const endsOf = (path: readonly string[]) => [path.slice(-2).join('.'), path.at(-1) ?? ''];

function requestOf(
  reader: Reader,
  call: Expression & { kind: 'call' },
  needs: 'any' | 'model' | 'chat',
): Sent | undefined {
  const given = withOptions(reader, call.named);
  const model = entry(given, ...argumentNames.model);
  const chat = argumentNames.chat.flatMap(name => entry(given, name) ?? []);
  if (needs === 'model' && !model) return undefined;
  if (needs === 'chat' && chat.length === 0) return undefined;
  const role: Role = given.some(it => it.name === 'instructions') ? 'developer' : 'system';
  const system = argumentNames.system.flatMap(name => entry(given, name) ?? []);
  // `GenerativeModel("gemini-2.0-flash", system_instruction=...)`: what comes first is the model.
  const made = makers.has(call.path.at(-1) ?? '') ? madeModel(reader, call) : undefined;
  const positional = needs === 'any' && !made ? call.positional.slice(0, 1) : [];
  return {
    messages: [
      ...system.flatMap(it => contentOf(reader, role, it)),
      ...[...chat, ...positional].flatMap(it => messagesOf(reader, it, 'user')),
    ],
    ...firstOf(settingsIn(reader, given), made ?? (call.on && madeModel(reader, call.on))),
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
