import { expect, it } from 'vitest';
import type { TrialVerdict } from '../../../src/ledger';
import { ledgerFile, openStore } from './sample';

it('verdicts are told of a file or of a whole workspace, the newest first, one for each pair of models', () => {
  const { store } = openStore(ledgerFile());
  const verdict = (prompt: string, at: number, over: Partial<TrialVerdict> = {}): TrialVerdict => ({
    ...{
      workspace: '/shop',
      prompt,
      model: 'gpt-4o',
      cheaper: 'gpt-4o-mini',
      at,
      holds: true,
      pairs: 40,
      keeps: 1,
    },
    ...{ rule: '{}', scoring: 'JSON', costNano: 5, promptHash: 'p', priceHash: 'q', ...over },
  });
  const kept = [
    verdict('a.md', 1),
    verdict('a.md#second', 2),
    verdict('a.mdx', 3),
    verdict('a.md', 4, { workspace: '/other' }),
    verdict('a.md', 5, { holds: false }),
    verdict('b/c.md', 6),
  ];
  for (const it of kept) store.keepVerdict(it);
  expect(store.verdicts('/shop').map(it => [it.prompt, it.at])).toEqual([
    ['b/c.md', 6],
    ['a.md', 5],
    ['a.mdx', 3],
    ['a.md#second', 2],
  ]);
  expect(store.verdicts('/shop', 'a.md')).toEqual([kept[4], kept[1]]);
});
