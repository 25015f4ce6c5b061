import { type FormatId, type Message, type Placeholder, type Prompt, textOffset } from '../../prompts';
import { kindOf } from './variables';

/** How the static text of a prompt lies around its first variable. */
export interface Reach {
  readonly first: Placeholder;
  /** Static tokens that every call begins with. */
  readonly before: number;
  /** Static tokens after the first variable. */
  readonly behind: number;
}

/**
 * Where the first variable of a call stands among its static text, in the order it is sent: tools, then the messages.
 * Undefined when nothing in it varies. Template logic is not counted, and what stands inside of it counts once.
 * Not counted: images, tool calls, and what the chat format puts around messages.
 * @param count tokens of a text, in the model's tokenizer
 * @param toolTokens tokens of the tools that a call offers
 */
export function reachOf(
  format: FormatId,
  prompt: Prompt,
  text: string,
  count: (text: string) => number,
  toolTokens: number,
): Reach | undefined {
  let first: Placeholder | undefined;
  let before = toolTokens;
  let behind = 0;
  for (const message of prompt.messages) {
    let at = 0;
    const read = (end: number) => {
      const tokens = end > at ? count(message.text.slice(at, end)) : 0;
      if (first) behind += tokens;
      else before += tokens;
    };
    for (const placeholder of placeholdersIn(message, prompt)) {
      const kind = kindOf(format, prompt, placeholder, text);
      if (kind === 'text') continue;
      read(textOffset(message, placeholder.start));
      at = textOffset(message, placeholder.end);
      if (kind === 'variable') first ??= placeholder;
    }
    read(message.text.length);
  }
  return first && { first, before, behind };
}

/** The placeholders of one message that are sent, in order. */
export function placeholdersIn({ start, end }: Message, prompt: Prompt): readonly Placeholder[] {
  return prompt.placeholders.filter(it => !it.comment && it.start >= start && it.end <= end);
}
