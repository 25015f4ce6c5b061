import { expect, it } from 'vitest';
import { agree, render } from '../../support/refresh/agree';

const says = (limits: { contextWindow?: number; maxOutput?: number }) => new Map([['a/x', limits]]);

it('takes what two catalogues say alike, and tells where a third differs', () => {
  const { agreed, drift } = agree({
    one: says({ contextWindow: 1000, maxOutput: 5 }),
    two: says({ contextWindow: 1024, maxOutput: 5 }),
    three: says({ contextWindow: 1024 }),
  });
  expect([...agreed]).toEqual([['a/x', { contextWindow: 1024, maxOutput: 5 }]]);
  expect(drift).toEqual(['a/x: contextWindow 1000 (one), 1024 (two, three)']);
  expect(render(agreed)).toContain("  'a/x': { contextWindow: 1_024, maxOutput: 5 },\n");
});

it('takes nothing that one says alone, or two against two', () => {
  const alone = agree({ one: says({ contextWindow: 1 }), two: says({ maxOutput: 2 }) });
  expect([...alone.agreed]).toEqual([]);
  expect(alone.drift).toEqual([]);
  const split = { one: says({ maxOutput: 1 }), two: says({ maxOutput: 1 }) };
  const against = { three: says({ maxOutput: 2 }), four: says({ maxOutput: 2 }) };
  expect(agree({ ...split, ...against }).agreed.size).toBe(0);
});
