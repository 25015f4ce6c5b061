// Message batches of Anthropic: https://docs.claude.com/en/docs/build-with-claude/batch-processing
// `{ requests: [{ custom_id, params }] }`, or one of the requests a line; `params` as the messages API has it.
import type { Node } from 'jsonc-parser';
import { readChat } from '../chat';
import { type Format, prompt } from '../format';
import { nodeAt, readJson, stringAt } from '../json';
import { readJsonLines } from '../jsonLines';
import { endsIn } from '../path';
import type { Prompt } from '../prompt';

export const anthropicBatch = {
  id: 'anthropic-batch',
  shared: true,
  mayBe: path => endsIn(path, '.jsonl', '.json'),
  read: (path, text) => {
    if (!text.includes('"params"') || !text.includes('"custom_id"')) return undefined;
    if (endsIn(path, '.jsonl')) return readJsonLines(text, root => request(text, root));
    const { root, problems } = readJson(text);
    const list = nodeAt(root, 'requests') ?? root;
    const prompts = (list?.children ?? []).flatMap(it => request(text, it) ?? []);
    return list?.type === 'array' && prompts.length > 0 ? { prompts, problems } : undefined;
  },
} as const satisfies Format;

function request(text: string, node: Node): Prompt | undefined {
  const name = stringAt(node, 'custom_id')?.value;
  const chat = name === undefined ? undefined : readChat(text, nodeAt(node, 'params'));
  return chat && prompt({ name, ...chat.about, batch: true }, chat.messages);
}
