import { type ChatEntry, chatEntries, type Prompt } from '../prompts';
import { holdsOffset } from './within';

/** A message of a conversation, with words or without, and where it stands in the file. */
export interface Entry extends ChatEntry {
  /** Its number among the prompt's messages; absent where it has no words. */
  readonly message?: number;
}

/** What a user says and all that answers it, tool calls with their results; before the first, what others begin with. */
export type Turn = readonly Entry[];

/** The messages of a prompt in order, those without words too where the file is JSON. */
export function entriesOf(prompt: Prompt, text: string): readonly Entry[] {
  const { messages } = prompt;
  const inFile = messages.map((it, message) => ({ ...it, message })).sort((a, b) => a.start - b.start);
  let next = 0;
  const placed = chatEntries(prompt, text)?.map((it): Entry => {
    while ((inFile[next]?.start ?? it.start) < it.start) next++;
    const own = inFile[next];
    return own && own.end <= it.end ? { ...it, message: own.message } : it;
  });
  // What stands outside of the list (Anthropic's `system`) stays where it is.
  if (placed?.some(it => it.message !== undefined)) return placed;
  return messages.map(({ role, start, end }, message) => ({
    role,
    start,
    end,
    message,
    answers: role === 'tool',
  }));
}

/** The turns, oldest first. What instructs (system, developer) belongs to none. */
export function turnsOf(entries: readonly Entry[]): readonly Turn[] {
  const turns: Entry[][] = [];
  for (const entry of entries) {
    if (entry.role === 'system' || entry.role === 'developer') continue;
    const last = turns.at(-1);
    if (!last || (entry.role === 'user' && !entry.answers)) turns.push([entry]);
    else last.push(entry);
  }
  return turns;
}

/** What a call sends of a prompt. */
export type Sent = Pick<Prompt, 'messages' | 'tools' | 'images' | 'toolCalls' | 'wordless'>;

/** A prompt without some of its messages and all that stands in them. */
export function without(prompt: Prompt, entries: readonly Entry[], dropped: ReadonlySet<Entry>): Sent {
  const gone = [...dropped];
  const goneMessages = new Set(gone.map(it => it.message));
  const isGone = ({ start }: { readonly start: number }) => holdsOffset(gone, start);
  const { messages, tools, images, toolCalls, wordless } = prompt;
  const silent = entries.filter(it => it.message === undefined);
  const roles = silent.filter(it => !dropped.has(it)).map(it => it.role);
  return {
    messages: messages.filter((_, index) => !goneMessages.has(index)),
    tools,
    images: images.filter(it => !isGone(it)),
    toolCalls: toolCalls.filter(it => !isGone(it)),
    wordless: silent.length > 0 ? roles : wordless,
  };
}
