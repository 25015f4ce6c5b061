// Batches of OpenAI: https://platform.openai.com/docs/guides/batch. One request a line, `body` as the chat API has it.
// Not handled: requests that send no prompt (embeddings, moderations).
import { readChat } from '../chat';
import { type Format, prompt } from '../format';
import { nodeAt, stringAt } from '../json';
import { readJsonLines } from '../jsonLines';
import { endsIn } from '../path';

export const openaiBatch = {
  id: 'openai-batch',
  shared: true,
  mayBe: path => endsIn(path, '.jsonl'),
  read: (_, text) => {
    if (!/^\uFEFF?\s*\{[^\n]*"body"/.test(text)) return undefined;
    return readJsonLines(text, (root, line) => {
      const url = stringAt(root, 'url')?.value ?? '';
      if (/embeddings|moderations|images/.test(url)) return undefined;
      const chat = stringAt(root, 'custom_id') && readChat(text, nodeAt(root, 'body'));
      const name = stringAt(root, 'custom_id')?.value ?? `line ${line}`;
      return chat && prompt({ name, ...chat.about, batch: true }, chat.messages);
    });
  },
} as const satisfies Format;
