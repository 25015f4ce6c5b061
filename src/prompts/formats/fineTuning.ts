// Examples to fine-tune a chat model with: https://platform.openai.com/docs/guides/supervised-fine-tuning
// One conversation a line, its answers included. Not handled: what training costs; a line is priced as a call.
import { readChat } from '../chat';
import { type Format, prompt } from '../format';
import { nodeAt } from '../json';
import { readJsonLines } from '../jsonLines';
import { endsIn } from '../path';

export const fineTuning = {
  id: 'fine-tuning',
  shared: true,
  mayBe: path => endsIn(path, '.jsonl'),
  read: (_, text) => {
    if (!/^\uFEFF?\s*\{[^\n]*"messages"/.test(text)) return undefined;
    return readJsonLines(text, (root, line) => {
      const chat = nodeAt(root, 'messages') && readChat(text, root);
      return chat && prompt({ name: `line ${line}`, ...chat.about }, chat.messages);
    });
  },
} as const satisfies Format;
