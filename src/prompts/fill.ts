import { textOffset } from './literal';
import type { Message, Placeholder, Prompt, Role } from './prompt';

/** The messages of a prompt with values in their places. */
export interface Filled {
  readonly messages: readonly { readonly role: Role; readonly text: string }[];
  /** What stays as it is written: placeholders without a value, and control tags, which take none. */
  readonly left: readonly Placeholder[];
}

/** The names a prompt asks values by, each once, in order of appearance. */
export function placeholderNames(prompt: Prompt): readonly string[] {
  return [...new Set(prompt.placeholders.flatMap(it => it.name ?? []))];
}

/**
 * Puts values into a prompt's placeholders, by name; else the placeholder's default. Values are put in as they are:
 * a placeholder inside a value is text. Template logic is not run: its tags stay, and are told in `left`.
 */
export function fillPlaceholders(prompt: Prompt, values: Readonly<Record<string, string>>): Filled {
  const left: Placeholder[] = [];
  const messages = prompt.messages.map(message => {
    const inside = prompt.placeholders.filter(
      it => !it.comment && it.start >= message.start && it.end <= message.end,
    );
    return { role: message.role, text: fillMessage(message, inside, values, left) };
  });
  return { messages, left };
}

function fillMessage(
  message: Message,
  placeholders: readonly Placeholder[],
  values: Readonly<Record<string, string>>,
  left: Placeholder[],
): string {
  const pieces: string[] = [];
  let at = 0;
  for (const placeholder of placeholders) {
    const { name } = placeholder;
    const value = name !== undefined && Object.hasOwn(values, name) ? values[name] : placeholder.default;
    if (value === undefined) {
      left.push(placeholder);
      continue;
    }
    pieces.push(message.text.slice(at, textOffset(message, placeholder.start)), value);
    at = textOffset(message, placeholder.end);
  }
  return pieces.join('') + message.text.slice(at);
}
