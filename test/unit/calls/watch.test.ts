import { expect, it } from 'vitest';
import { openCalls, sendMessages } from '../../../src/calls';
import { readRouting } from '../../../src/policy';
import { createPrices } from '../../../src/prices';
import { serverForEach } from '../../support/server/each';
import { tokens } from '../../support/tokens';
import { remembering } from '../ledger/remembering';

const server = serverForEach();
const { recorded, ledger } = remembering();

/** A call of gpt-4o that a policy sends to a model. */
async function send(model: string, watchPercent?: number) {
  const { routing } = readRouting({ policy: 'mine', policies: { mine: { fixed: model } } });
  return sendMessages(
    {
      messages: [{ role: 'user', text: 'Classify.\n\nLetter: I was charged twice.' }],
      model: 'gpt-4o',
      baseUrl: server.scripted('sorting'),
      apiKey: 'sk-test-0123456789',
      policy: { minimise: false, route: { routing, ledger: { judgedCalls: async () => [] } }, watchPercent },
      booking: { workspace: 'shop', prompt: 'sort.json', source: 'run', task: '', interactive: true },
      keepText: true,
    },
    openCalls({ prices: createPrices(), tokens, ledger }),
  );
}

const watched = () => recorded.filter(it => it.source === 'watch');

it('asks the stronger model as well once a routed answer has gone out, and keeps what the answer was worth', async () => {
  const { text, call } = await send('gpt-4.1-nano', 100);
  expect(text).toBe('other');
  expect(call).toMatchObject({ model: 'gpt-4.1-nano', source: 'run', overhead: false });
  await expect.poll(() => watched().length, { timeout: 10_000 }).toBe(3);
  const again = watched().find(it => it.scorePermille !== null);
  // The judge gives the right answer 10 and the routed one 2.
  expect(again).toMatchObject({
    ...{ askedModel: 'gpt-4o', prompt: 'sort.json#watch', routeReason: 'watches gpt-4.1-nano' },
    ...{ scorePermille: 200, interactive: false },
  });
  expect(watched().every(it => it.overhead && it.askedModel === 'gpt-4o' && it.costNano! > 0)).toBe(true);
  expect(new Set(recorded.map(it => it.id)).size).toBe(4);
});

it('gives a routed answer that is as good the whole grade', async () => {
  await send('gpt-4o-mini', 100);
  await expect.poll(() => watched().length, { timeout: 10_000 }).toBe(3);
  expect(
    watched()
      .map(it => it.scorePermille)
      .filter(it => it !== null),
  ).toEqual([1000]);
});

it('leaves calls alone that were not routed, and all of them unless it is asked', async () => {
  await send('gpt-4.1-nano');
  await send('gpt-4o', 100);
  // By the time that a later one has been watched, these would have been.
  const { call } = await send('gpt-4o-mini', 100);
  await expect.poll(() => watched().length, { timeout: 10_000 }).toBe(3);
  expect(watched().every(it => it.id.startsWith(call.id))).toBe(true);
  expect(recorded).toHaveLength(6);
});
