import { describe, expect, it } from 'vitest';
import type { LanguageModelChat } from 'vscode';
import { relayTo } from '../../../../src/editor/rewrite/chat';
import { LanguageModelError } from '../../../support/vscode';

/** A chat model that streams these pieces, or does as `send` says. */
function chat(send: LanguageModelChat['sendRequest']): LanguageModelChat {
  return { name: 'GPT-5 mini', vendor: 'copilot', sendRequest: send } as LanguageModelChat;
}

async function* pieces(...all: string[]) {
  yield* all;
}

const messages = [
  { role: 'system', text: 'Shorten.' },
  { role: 'user', text: 'A prompt.' },
  { role: 'assistant', text: 'Prompt.' },
] as const;
const signal = new AbortController().signal;

describe('a chat model of VS Code', () => {
  it('is sent the messages in the roles there are, with why, and hands its answer on', async () => {
    const answer: string[] = [];
    const relay = relayTo(
      chat(async (sent, options) => {
        expect(sent).toEqual([
          { role: 'user', text: 'Shorten.' },
          { role: 'user', text: 'A prompt.' },
          { role: 'assistant', text: 'Prompt.' },
        ]);
        expect(options?.justification).toMatch(/rewrite the prompt/);
        return { text: pieces('Sho', 'rt.') } as never;
      }),
    );
    await relay.stream(messages, piece => answer.push(piece), signal);
    expect([relay.name, ...answer]).toEqual(['copilot', 'Sho', 'rt.']);
  });

  it('is told when the user cancels, and nothing more of it is taken', async () => {
    const cancelling = new AbortController();
    let isCancelled = false;
    const answer: string[] = [];
    const relay = relayTo(
      chat(async (_sent, _options, token) => {
        token?.onCancellationRequested(() => {
          isCancelled = true;
        });
        return { text: pieces('a', 'b', 'c') } as never;
      }),
    );
    const take = (piece: string) => {
      answer.push(piece);
      cancelling.abort();
    };
    await relay.stream(messages, take, cancelling.signal);
    expect([isCancelled, answer]).toEqual([true, ['a']]);
  });

  it.each([
    ['NoPermissions', 'other', /was not allowed to ask GPT-5 mini \(copilot\)/],
    ['NotFound', 'model', /is no longer there/],
    ['Blocked', 'limit', /refused the request/],
    ['Unknown', 'other', /failed to answer/],
  ] as const)('that refuses with %s is explained', (code, failure, sentence) => {
    const relay = relayTo(chat(() => Promise.reject(new Error('unused'))));
    const explained = relay.explain(new LanguageModelError(code));
    expect(explained).toMatchObject({ failure, sentence: expect.stringMatching(sentence) });
  });
});
