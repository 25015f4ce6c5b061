import { type Fields, isFields, text } from './field';
import type { MadeBy, PromptOf, State } from './source';

/**
 * What a user said, of a log's message: a text, or the texts among its parts. Undefined where it is a tool's result, or
 * holds none: it begins nothing new.
 */
export function saidIn(message: Fields): string | undefined {
  const { content } = message;
  if (typeof content === 'string') return content;
  const parts = Array.isArray(content) ? content.filter(isFields) : [];
  if (parts.some(it => text(it, 'type') === 'tool_result')) return undefined;
  const texts = parts.map(it => text(it, 'text')).filter(it => it !== '');
  return texts.length > 0 ? texts.join('\n') : undefined;
}

/** What stays with a file's calls of what was said: the last words, and the instructions at its beginning. */
type Kept = 'madeBy' | 'instructions';

/** Keeps which prompt the calls from here on are made with, where what was said is one's. The words go no further. */
export function remember(
  state: State,
  said: string,
  at: number,
  promptOf: PromptOf,
  as: Kept = 'madeBy',
): void {
  const { workspace, prompt, task } = promptOf(said, at) ?? {};
  if (prompt === undefined) delete state[as];
  else state[as] = { workspace, prompt, task };
}

/** What was kept so. */
export function madeBy(state: State, as: Kept = 'madeBy'): { readonly madeBy?: MadeBy } {
  const kept = state[as];
  return isFields(kept) ? { madeBy: kept as unknown as MadeBy } : {};
}
