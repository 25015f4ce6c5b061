import type { Message, Prompt } from '../../../src/prompts';
import { promptOf } from '../../support/prompt';
import { tokens } from '../../support/tokens';

/** Exact, in the encoding of OpenAI's current models. */
export const count = (text: string): number => tokens.count(text, 'o200k_base');

/** A file that is one user message from start to end. */
export function wholeFile(text: string, markup: Message['markup'] = 'markdown'): Prompt {
  return promptOf([], {
    end: text.length,
    messages: [
      {
        role: 'user',
        markup,
        start: 0,
        end: text.length,
        text,
        runs: [{ textStart: 0, textLength: text.length, fileStart: 0, fileLength: text.length }],
        encode: edit => edit.replacement,
      },
    ],
  });
}
