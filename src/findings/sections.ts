import { fileRange, type Prompt } from '../prompts';

/** What stands below one heading of a prompt, up to the next of any level. */
export interface Section {
  readonly title: string;
  /** Offsets into the file; `start` is that of the heading. */
  readonly start: number;
  readonly end: number;
  readonly tokens: number;
}

const heading = /^ {0,3}#{1,6}[ \t]+([^\r\n]+)$/;

/**
 * The sections of a prompt's Markdown, heading and text. What stands before the first heading is in none.
 * Not handled: headings underlined with `===`.
 * @param count tokens of a text
 */
export function sectionsOf({ messages }: Prompt, count: (text: string) => number): readonly Section[] {
  return messages.flatMap(message => {
    if (message.markup !== 'markdown' || message.runs.length === 0) return [];
    const headings = [...headingsOf(message.text)];
    return headings.map(({ title, at }, index) => {
      const end = headings[index + 1]?.at ?? message.text.length;
      return { title, tokens: count(message.text.slice(at, end)), ...fileRange(message, at, end) };
    });
  });
}

function* headingsOf(text: string): Generator<{ readonly title: string; readonly at: number }> {
  let fence: string | undefined;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const mark = /^[ \t]*(`{3,}|~{3,})/.exec(line)?.[1];
    const title = fence === undefined ? heading.exec(line)?.[1]?.replace(/[ \t#]+$/, '') : undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence)) fence = undefined;
    if (title) yield { title, at: index };
  }
}
