import { describe, expect, it } from 'vitest';
import { joined, type KnownPrompts, type MadeBy } from '../../../src/calls/joined';
import type { Booking, Outgoing } from '../../../src/calls/outgoing';
import { noPolicy, type Policy } from '../../../src/calls/policy';
import { readRouting } from '../../../src/policy';
import { createPrices } from '../../../src/prices';
import type { PromptWants } from '../../../src/prompts';
import { tokens } from '../../support/tokens';

const made: MadeBy = {
  workspace: '/shop',
  prompt: 'prompts/reply.md',
  task: 'writing',
  messages: [{ role: 'user', text: 'Reply to {{customer}} in a friendly way.' }],
};
/** The prompt, found, with what its file wants of its calls. */
const found = (wants: Partial<PromptWants> = {}) => ({ prompt: made, wants: { tags: [], ...wants } });
const rooms = (madeBy?: KnownPrompts['madeBy'], named: KnownPrompts['named'] = () => undefined) => ({
  prices: createPrices(),
  tokens,
  prompts: madeBy && { madeBy, named },
});

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
        return [found()];
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
        rooms(() => []),
      ),
    ).toBe(one);
    expect(joined(one, rooms())).toBe(one);
  });

  it('is no embedding: that is of data', () => {
    expect(
      joined(
        call({}, { api: 'embeddings' }),
        rooms(() => [found()]),
      ).booking.prompt,
    ).toBe('');
  });
});

describe('what a call says of itself', () => {
  it('stays', () => {
    expect(
      joined(
        call({ prompt: 'mine.md' }),
        rooms(() => [found()]),
      ).booking,
    ).toMatchObject({
      workspace: '',
      prompt: 'mine.md',
      task: '',
    });
    expect(
      joined(
        call({ task: 'support' }),
        rooms(() => [found()]),
      ).booking,
    ).toMatchObject({
      prompt: 'prompts/reply.md',
      task: 'support',
    });
    expect(
      joined(
        call({ workspace: '/other' }),
        rooms(() => [found()]),
      ).booking,
    ).toMatchObject({
      workspace: '/other',
      prompt: '',
    });
  });
});

describe('a call that names its prompt', () => {
  const wants = { minimise: 'on', cache: 'exact', tags: ['legal'] };
  const named: KnownPrompts['named'] = (prompt, workspace) =>
    prompt === made.prompt && ['', made.workspace].includes(workspace) ? found(wants) : undefined;
  const ask = (booking: Partial<Booking>, more: Partial<Outgoing> = {}) =>
    joined(
      call({ tags: ['app'], ...booking }, more),
      rooms(() => expect.fail('Its text is not asked.'), named),
    );

  it('is booked as that one is, and obeys its file, as one does that its text tells', () => {
    const { booking, policy } = ask({ prompt: 'prompts/reply.md' });
    const told = joined(
      call({ tags: ['app'] }),
      rooms(() => [found(wants)]),
    );
    expect([booking, policy]).toEqual([told.booking, told.policy]);
    expect(policy).toMatchObject({ minimise: true, cache: { sampled: false } });
    expect(ask({ prompt: 'prompts/reply.md' }, { wants: { cache: 'off' } }).policy.cache).toBeUndefined();
  });

  it('stays as it is where nobody knows the name, in its workspace where it says one', () => {
    for (const booking of [{ prompt: 'mine.md' }, { prompt: 'prompts/reply.md', workspace: '/other' }]) {
      const one = ask(booking);
      expect(one.booking).toMatchObject({ ...booking, tags: ['app'], task: '' });
      expect(one.policy).toBe(noPolicy);
    }
  });

  it('is no prompt’s where it is an embedding', () => {
    expect(ask({ prompt: 'prompts/reply.md' }, { api: 'embeddings' }).policy).toBe(noPolicy);
  });
});

describe('a call that several prompts may have made', () => {
  const of = (prompt: string, workspace = '/shop', task = 'writing') => ({
    prompt: { ...made, prompt, workspace, task },
    wants: { tags: ['theirs'], minimise: 'on' },
  });
  const booked = (makers: readonly ReturnType<typeof of>[], booking: Partial<Booking> = {}) =>
    joined(
      call(booking),
      rooms(() => makers),
    );

  it('is booked on all of them by name, the same one whichever comes first, and obeys none', () => {
    const { booking, policy } = booked([of('b.md'), of('a.md', '/shop', 'coding')]);
    expect(booking).toMatchObject({ workspace: '/shop', prompt: 'one of: a.md, b.md', task: '', tags: [] });
    expect(booking.promptTokens).toBeUndefined();
    expect(policy).toEqual(noPolicy);
    const many = booked(['e.md', 'd.md', 'c.md', 'b.md', 'a.md'].map(it => of(it))).booking;
    expect(many).toMatchObject({ prompt: 'one of: a.md, b.md, c.md and 2 more', task: 'writing' });
  });

  it('is the one of its workspace where it says one, and of no workspace where they are of several', () => {
    const makers = [of('a.md'), of('b.md', '/other')];
    expect(booked(makers, { workspace: '/other' }).booking).toMatchObject({
      prompt: 'b.md',
      tags: ['theirs'],
    });
    expect(booked(makers).booking).toMatchObject({ prompt: 'one of: a.md, b.md', workspace: '' });
  });
});

describe('what is done to a call', () => {
  const policies = { careful: { fixed: 'gpt-4o' }, cheap: { fixed: 'gpt-4o-mini' } };
  const { routing } = readRouting({ policy: 'cheap', policies });
  const workspace: Policy = {
    minimise: false,
    cache: undefined,
    route: { routing, ledger: { judgedCalls: async () => [] } },
    watchPercent: 5,
  };
  const promptWants = { minimise: 'on', cache: 'exact sampled', route: 'careful', tags: ['legal'] };
  const decided = (wants: Outgoing['wants'], prompt?: Partial<PromptWants>) =>
    joined(
      call({ tags: ['app'] }, { policy: workspace, wants }),
      rooms(() => (prompt ? [found(prompt)] : [])),
    );
  const told = ({ policy: { minimise, cache, route, watchPercent } }: Outgoing) => [
    ...[minimise, cache?.sampled, route?.routing.name, watchPercent],
  ];

  it('is as the request says, else as the prompt does, else as the workspace has it: each step for itself', () => {
    expect(told(decided(undefined))).toEqual([false, undefined, 'cheap', 5]);
    expect(told(decided(undefined, promptWants))).toEqual([true, true, 'careful', 5]);
    expect(told(decided({ cache: 'off', route: 'none' }, promptWants))).toEqual([
      true,
      undefined,
      undefined,
      5,
    ]);
    expect(told(decided({ minimise: 'off' }, promptWants))).toEqual([false, true, 'careful', 5]);
    expect(told(decided({ minimise: 'on', cache: 'exact' }))).toEqual([true, false, 'cheap', 5]);
  });

  it('is told by the tags of both, so that no request takes a prompt’s limit of routing away', () => {
    expect(decided(undefined, promptWants).booking.tags).toEqual(['app', 'legal']);
  });

  it('says in its row why a policy that is named is not followed', () => {
    const lost = decided(undefined, { route: 'lost' });
    expect(lost.policy.route?.routing.name).toBeUndefined();
    expect(lost.changes.routeReason).toBe('There is no routing policy “lost”, so nothing is routed.');
  });

  it('is not what a prompt of another workspace wants', () => {
    const other = call({ workspace: '/other' }, { policy: workspace });
    expect(
      joined(
        other,
        rooms(() => [found(promptWants)]),
      ).policy,
    ).toBe(workspace);
  });
});
