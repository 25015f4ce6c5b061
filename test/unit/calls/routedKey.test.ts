import { expect, it } from 'vitest';
import { keyOf } from '../../../src/calls/caching/key';
import { readRouting } from '../../../src/policy';

it('does not take an answer that another policy of the same name gave for this one’s', () => {
  const key = (model: string) => {
    const { routing } = readRouting({ policy: 'mine', policies: { mine: { fixed: model } } });
    const route = { routing, ledger: { judgedCalls: async () => [] } };
    const call = { api: 'chat', url: 'http://127.0.0.1/v1', headers: [], body: { model: 'gpt-4o' } } as const;
    return keyOf({ ...call, policy: { minimise: false, route } });
  };
  expect(key('gpt-4o-mini')).toBe(key('gpt-4o-mini'));
  expect(key('gpt-4o-mini')).not.toBe(key('gpt-4.1-nano'));
});
