import { expect, it } from 'vitest';
import { lazily } from '../../../src/editor/lazily';

it('makes each property when it is first asked for, once, others with its help', () => {
  const made: string[] = [];
  const rooms: { base: { n: number }; sum: number } = lazily({
    base: () => {
      made.push('base');
      return { n: 2 };
    },
    sum: () => rooms.base.n + 1,
  });
  expect(made).toEqual([]);
  expect(rooms.sum).toBe(3);
  expect(rooms.base).toBe(rooms.base);
  expect(made).toEqual(['base']);
});
