import type { Prompt } from '../prompts';

/** More than this of a prompt is background rather than instruction. */
const mostCharacters = 20_000;

/**
 * The text of a prompt that says what to do: without code fences, quoted blocks, tagged examples and the
 * assistant's example answers, whose words are about something else.
 */
export function instructions(prompt: Prompt): string {
  return prompt.messages
    .filter(({ role }) => role !== 'assistant' && role !== 'tool')
    .map(({ text }) => text)
    .join('\n\n')
    .slice(0, mostCharacters)
    .replace(/^(```|~~~)[\s\S]*?^\1.*$/gm, '')
    .replace(/<(examples?|input|document|context|code|data)\b[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/^>.*$/gm, '')
    .trim();
}
