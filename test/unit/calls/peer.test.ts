import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCalls, sendMessages } from '../../../src/calls';
import { createPrices } from '../../../src/prices';
import { tokens } from '../../support/tokens';

/** A server that is not of our own making: it speaks as its makers read OpenAI's documentation. */
const peer = new LLMock({ port: 0 });

beforeAll(() => peer.start());
afterAll(() => peer.stop());

it('is understood where another maker’s server answers', async () => {
  peer.onMessage('Where is my order?', {
    content: 'It is on its way.',
    usage: { prompt_tokens: 21, completion_tokens: 6, total_tokens: 27 },
  });
  const { text, call } = await sendMessages(
    {
      messages: [{ role: 'user', text: 'Where is my order?' }],
      model: 'gpt-4o-mini',
      baseUrl: `${peer.url}/v1`,
      apiKey: 'sk-peer',
      booking: { workspace: 'shop', prompt: 'a.json', source: 'run', task: '', interactive: true },
    },
    openCalls({ prices: createPrices(), tokens, ledger: { record: async () => {} } }),
  );
  expect(text).toBe('It is on its way.');
  expect(call).toMatchObject({ status: 'ok', usageFrom: 'provider', input: 21, output: 6, error: '' });
});
