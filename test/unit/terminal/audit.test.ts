import { expect, it } from 'vitest';
import { ledgerFile, openStore, sampleCall } from '../ledger/sample';
import { promptmeter } from './promptmeter';

it('audit tells where calls went and why, and exits 1 when watched answers have fallen behind', async () => {
  const file = ledgerFile();
  const empty = await promptmeter(['audit', '--ledger', file]);
  expect(empty).toMatchObject({ exit: 0, text: 'No call was routed in the last 30 days.' });
  const { store } = openStore(file);
  const at = Date.now() - 1000;
  const routed = {
    at,
    prompt: 'sort.json',
    askedModel: 'gpt-4o',
    model: 'gpt-4o-mini',
    routeReason: '“mine” is fixed',
  };
  store.record([
    sampleCall('1', { ...routed, costNano: 10, askedNano: 100 }),
    sampleCall('2', { ...routed, costNano: 10, askedNano: 100, scorePermille: 500 }),
    sampleCall('3', { ...routed, parent: '2', status: 'retried', costNano: 5, askedNano: 50 }),
    ...Array.from({ length: 12 }, (_, number) =>
      sampleCall(`w${number}`, {
        ...{ at, source: 'watch', prompt: 'sort.json#watch', askedModel: 'gpt-4o', model: 'gpt-4o' },
        ...{ routeReason: 'watches gpt-4o-mini', scorePermille: 300, overhead: true },
      }),
    ),
  ]);
  // What watches is no judgement of the model that was asked again.
  expect(store.judgedCalls(sampleCall('1').task).map(it => it.model)).toEqual(['gpt-4o-mini']);
  store.close();
  const { json, text, exit, complaints } = await promptmeter(['audit', '--ledger', file]);
  expect(exit).toBe(1);
  expect(json).toMatchObject({
    routed: [
      {
        prompt: 'sort.json',
        calls: 2,
        setAside: 1,
        costNano: 25,
        askedNano: 250,
        savedNano: 225,
        scorePermille: 500,
      },
    ],
    watched: [{ prompt: 'sort.json', cheaper: 'gpt-4o-mini', pairs: 12, hasDrifted: true }],
  });
  expect(text).toContain('“mine” is fixed');
  expect(complaints).toEqual([
    'sort.json: gpt-4o-mini keeps 30 % of gpt-4o’s grades on the last 12 calls that were watched, of the 95 % wanted.',
  ]);
});
