import { type Expanded, expandPrompt, type ReadInclude } from './expand';
import type { Message, Placeholder, Prompt } from './prompt';

/**
 * A prompt with what it includes in place, to be filled in and sent. An import that is not there is left out, as tools
 * do; the place of any other must not stay empty: this rejects with a sentence. Not handled: a default that the file
 * has for a name which stands in an included file alone; values that a template hands to a partial.
 * @param path of the file the prompt is in
 */
export async function promptToSend(prompt: Prompt, path: string, read: ReadInclude): Promise<Prompt> {
  if (prompt.includes.length === 0) return prompt;
  const expanded = await expandPrompt(prompt, path, read);
  const imports = prompt.includes.filter(it => it.kind === 'import');
  const problem = expanded.problems.find(({ start }) => !imports.some(it => it.start === start));
  if (problem) throw new Error(problem.message);
  return expanded.files.length > 0 ? standalone(expanded) : prompt;
}

/** As if a file held the messages one after the other, which offsets then count in. */
function standalone({ prompt, blanks }: Expanded): Prompt {
  const defaults = new Map(prompt.placeholders.map(it => [it.name, it.default]));
  const messages: Message[] = [];
  const placeholders: Placeholder[] = [];
  let start = 0;
  for (const [index, message] of prompt.messages.entries()) {
    const { length } = message.text;
    const runs = [{ textStart: 0, textLength: length, fileStart: start, fileLength: length }];
    messages.push({ ...message, start, end: start + length, runs });
    for (const blank of blanks[index] ?? []) {
      const value = blank.default ?? defaults.get(blank.name);
      const place = { start: start + blank.start, end: start + blank.end };
      placeholders.push({ ...blank, ...place, ...(value !== undefined && { default: value }) });
    }
    start += length;
  }
  return { ...prompt, start: 0, end: start, messages, placeholders, includes: [] };
}
