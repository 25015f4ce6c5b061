// POML: https://microsoft.github.io/poml/ (language reference: meta, components, template engine).
// What stands between tags is sent; `<system-msg>`, `<user-msg>` (or `human-msg`) and `<ai-msg>` begin messages, the rest
// is the user's. `<document src>` puts a file in its place.
// Not handled: the headings and list marks that components write, other spellings of tags, and entities (`&lt;`).
import { type Format, message, prompt } from '../format';
import type { TextEdit } from '../literal';
import { parts } from '../literals/parts';
import { verbatim } from '../literals/verbatim';
import { endsIn, stem } from '../path';
import type { Include, Message, Range, Role } from '../prompt';

const roles: ReadonlyMap<string, Role> = new Map([
  ['system-msg', 'system'],
  ['user-msg', 'user'],
  ['human-msg', 'user'],
  ['ai-msg', 'assistant'],
]);
/** Elements whose text is no part of the prompt. */
const unsent = new Set(['let', 'stylesheet', 'meta', 'output-schema', 'tool', 'tool-definition']);
const tag = /<!--|<(\/?)([a-zA-Z][\w-]{0,60})((?:"[^"<]{0,1000}"|'[^'<]{0,1000}'|[^"'<>]){0,300})>/g;

export const poml = {
  id: 'poml',
  mayBe: path => endsIn(path, '.poml'),
  read: (path, text) => {
    const { spoken, includes } = scan(text);
    const whole = verbatim(text, 0, text.length);
    const messages = spoken.flatMap(({ role, places }): readonly Message[] => {
      const literal = parts(whole, places, edit => keeps(text, places, edit));
      return literal && places.length > 0 ? [message(role, 'plain', literal)] : [];
    });
    return {
      prompts: messages.length > 0 ? [prompt({ name: stem(path), includes }, messages)] : [],
      problems: [],
    };
  },
} as const satisfies Format;

interface Spoken {
  readonly role: Role;
  readonly places: Range[];
}

/** The stretches of text between tags, by who speaks them. */
function scan(text: string): { spoken: readonly Spoken[]; includes: readonly Include[] } {
  const spoken: Spoken[] = [];
  const includes: Include[] = [];
  let current: Spoken = { role: 'user', places: [] };
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  const take = (end: number) => {
    const place = trimmed(text, at, end);
    if (place.end > place.start) current.places.push(place);
  };
  const turn = (role: Role) => {
    if (current.places.length > 0) spoken.push(current);
    current = { role, places: [] };
  };
  tag.lastIndex = at;
  for (let match = tag.exec(text); match; match = tag.exec(text)) {
    const [mark, closing, name = '', attributes = ''] = match;
    take(match.index);
    at = tag.lastIndex;
    const key = name.toLowerCase();
    const role = roles.get(key);
    if (mark === '<!--') at = after(text, '-->', at);
    else if (closing === '' && !attributes.endsWith('/') && unsent.has(key))
      at = after(text, `</${name}>`, at);
    else if (role) turn(closing === '' ? role : 'user');
    else if (closing === '' && key === 'document') includes.push(...source(attributes, match.index, at));
    tag.lastIndex = at;
  }
  take(text.length);
  turn('user');
  return { spoken, includes };
}

function source(attributes: string, start: number, end: number): readonly Include[] {
  const path = /\bsrc\s{0,9}=\s{0,9}["']([^"'{}]+)["']/.exec(attributes)?.[1];
  return path === undefined ? [] : [{ kind: 'file', path, start, end }];
}

/** Whether the stretch an edit is in keeps its ends, and gets no tag. */
function keeps(text: string, places: readonly Range[], edit: TextEdit): boolean {
  const place = places.find(it => it.end >= edit.end && it.start <= edit.start);
  if (!place || /[<>]/.test(edit.replacement)) return false;
  const before = text.slice(place.start, edit.start) + edit.replacement;
  const outcome = before + text.slice(edit.end, place.end);
  return outcome !== '' && outcome === outcome.trim();
}

/** Where what closes an element ends; the end of the text when it is not there. */
function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found + mark.length;
}

/** Blanks beside tags are layout of the file. */
function trimmed(text: string, start: number, end: number): Range {
  const inside = text.slice(start, end);
  if (inside.trim() === '') return { start, end: start };
  const from = end - inside.trimStart().length;
  return { start: from, end: start + inside.trimEnd().length };
}
