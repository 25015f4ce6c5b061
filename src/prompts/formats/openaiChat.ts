// Requests of the OpenAI chat API, whole or their messages alone:
// https://platform.openai.com/docs/api-reference/chat/create
// Not handled: audio, video and documents among the parts.
import { readChat } from '../chat';
import { type Format, prompt } from '../format';
import { readJson } from '../json';
import { endsIn, stem } from '../path';

export const openaiChat = {
  id: 'openai-chat',
  shared: true,
  mayBe: path => endsIn(path, '.json'),
  read: (path, text) => {
    if (!/^\uFEFF?\s*[[{]/.test(text) || !text.includes('"role"') || !text.includes('"content"'))
      return undefined;
    const { root, problems } = readJson(text);
    const chat = readChat(text, root, problems.length > 0);
    return chat && { prompts: [prompt({ name: stem(path), ...chat.about }, chat.messages)], problems };
  },
} as const satisfies Format;
