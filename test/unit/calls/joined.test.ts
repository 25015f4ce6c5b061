import { describe, expect, it } from 'vitest';
import { joined, type MadeBy, type PromptOf } from '../../../src/calls/joined';
import { type Booking, noPolicy, type Outgoing } from '../../../src/calls/outgoing';
import { createPrices } from '../../../src/prices';
import { tokens } from '../../support/tokens';

const made: MadeBy = {
  workspace: '/shop',
  prompt: 'prompts/reply.md',
  task: 'writing',
  messages: [{ role: 'user', text: 'Reply to {{customer}} in a friendly way.' }],
};
const rooms = (promptOf?: PromptOf) => ({ prices: createPrices(), tokens, promptOf });

function call(booking: Partial<Booking> = {}, more: Partial<Outgoing> = {}): Outgoing {
  const content = [
    { type: 'text', text: 'Reply to Ann' },
    { type: 'text', text: 'in a friendly way.' },
  ];
  const body = {
    model: 'gpt-4o',
    messages: [
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content },
    ],
  };
  return {
    id: 'a',
    at: 0,
    api: 'chat',
    url: 'https://api.openai.com/v1/chat/completions',
    headers: [],
    body,
    bytes: new Uint8Array(),
    booking: {
      workspace: '',
      prompt: '',
      task: '',
      user: 'ann',
      tags: [],
      source: 'gateway',
      interactive: null,
      ...booking,
    },
    policy: noPolicy,
    changes: {},
    signal: new AbortController().signal,
    ...more,
  };
}

describe('a call that says nothing of its prompt', () => {
  it('is booked on the prompt that made it, by its messages', () => {
    const asked: unknown[] = [];
    const { booking } = joined(
      call(),
      rooms(messages => {
        asked.push(...messages);
        return made;
      }),
    );
    expect(asked).toEqual([
      { role: 'system', text: 'Be kind.' },
      { role: 'user', text: 'Reply to Ann\nin a friendly way.' },
    ]);
    expect(booking).toMatchObject({
      workspace: '/shop',
      prompt: 'prompts/reply.md',
      task: 'writing',
      user: 'ann',
    });
    expect(booking.promptTokens).toBeGreaterThan(8);
  });

  it('stays as it is where no prompt made it, or none is known', () => {
    const one = call();
    expect(
      joined(
        one,
        rooms(() => undefined),
      ),
    ).toBe(one);
    expect(joined(one, rooms())).toBe(one);
  });

  it('is no embedding: that is of data', () => {
    expect(
      joined(
        call({}, { api: 'embeddings' }),
        rooms(() => made),
      ).booking.prompt,
    ).toBe('');
  });
});

describe('what a call says of itself', () => {
  it('stays', () => {
    expect(
      joined(
        call({ prompt: 'mine.md' }),
        rooms(() => made),
      ).booking,
    ).toMatchObject({
      workspace: '',
      prompt: 'mine.md',
      task: '',
    });
    expect(
      joined(
        call({ task: 'support' }),
        rooms(() => made),
      ).booking,
    ).toMatchObject({
      prompt: 'prompts/reply.md',
      task: 'support',
    });
    expect(
      joined(
        call({ workspace: '/other' }),
        rooms(() => made),
      ).booking,
    ).toMatchObject({
      workspace: '/other',
      prompt: '',
    });
  });
});
