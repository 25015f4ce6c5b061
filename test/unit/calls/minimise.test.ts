import { describe, expect, it } from 'vitest';
import { openCalls, sendMessages } from '../../../src/calls';
import { createPrices } from '../../../src/prices';
import { serverForEach } from '../../support/server/each';
import { tokens } from '../../support/tokens';

const server = serverForEach();

const wordy = 'I would like you to summarise the letter in two sentences.';

function send(minimise: boolean, system = wordy) {
  return sendMessages(
    {
      messages: [
        { role: 'system', text: system },
        { role: 'user', text: `${wordy}   ` },
      ],
      model: 'gpt-4o-mini',
      baseUrl: server.baseUrl,
      apiKey: '',
      policy: { minimise },
      booking: { workspace: 'shop', prompt: 'a.json', source: 'run', task: '', interactive: true },
    },
    openCalls({ prices: createPrices(), tokens, ledger: { record: async () => {} } }),
  );
}

describe('a call that is minimised on its way', () => {
  it('sends shorter instructions and the user’s words as they are, and books what it was before', async () => {
    const { call } = await send(true);
    const [system, user] = server.requests[0]!.body.messages;
    expect(system!.content).toBe('Summarise the letter in two sentences.');
    expect(user!.content).toBe(`${wordy}   `);
    expect(call.countedInput).toBe(call.input);
    expect(call.inputBefore).toBeGreaterThan(call.input);
    const { call: asItIs } = await send(false);
    expect(asItIs).toMatchObject({ inputBefore: null, input: call.inputBefore });
  });

  it('is sent as it is where nothing can be saved', async () => {
    const { call } = await send(true, 'Summarise the letter.');
    expect(server.requests[0]!.body.messages[0]!.content).toBe('Summarise the letter.');
    expect(call.inputBefore).toBeNull();
  });
});
