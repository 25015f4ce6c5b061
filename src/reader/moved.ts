import type { Message, Prompt, PromptFile } from '../prompts';
import type { TextChange } from '../tokens';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * A file's prompts after a change inside a message that stands in the file as it is sent: the message has the new
 * text, all that follows is moved. `undefined` after a change elsewhere, which needs a parse. A parse may also find
 * what this cannot see, such as a new role line typed into the message. Placeholders are left out.
 * @param text the file's text after the change
 */
export function movedFile(file: PromptFile, change: TextChange, text: string): PromptFile | undefined {
  const { rangeOffset: at, rangeLength: removed } = change;
  const delta = change.text.length - removed;
  const holder = file.prompts
    .flatMap(it => it.messages)
    .find(it => it.start <= at && at + removed <= it.end && isVerbatim(it));
  if (!holder) return undefined;
  const moved = <T extends Stretch>(it: T): T => {
    const start = it.start > at ? it.start + delta : it.start;
    const end = it.end > at || it === (holder as Stretch) ? it.end + delta : it.end;
    return start === it.start && end === it.end ? it : { ...it, start, end };
  };
  const movedMessage = (message: Message): Message => {
    if (message === holder) return verbatim(moved(message), text);
    return moved(message);
  };
  const movedPrompt = (prompt: Prompt): Prompt => ({
    ...prompt,
    start: prompt.start > at ? prompt.start + delta : prompt.start,
    end: prompt.end >= at ? prompt.end + delta : prompt.end,
    models: prompt.models.map(moved),
    messages: prompt.messages.map(movedMessage),
    includes: prompt.includes.map(moved),
    placeholders: [],
  });
  return { ...file, prompts: file.prompts.map(movedPrompt) };
}

/** Whether a message's text is the file's own from its start to its end. */
export function isVerbatim({ start, end, text, runs }: Message): boolean {
  const [run] = runs;
  return runs.length === 1 && run?.textLength === run?.fileLength && text.length === end - start;
}

function verbatim(message: Message, file: string): Message {
  const { start, end } = message;
  const length = end - start;
  const runs = [{ textStart: 0, textLength: length, fileStart: start, fileLength: length }];
  return { ...message, text: file.slice(start, end), runs };
}
