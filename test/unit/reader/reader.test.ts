import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { noPast } from '../../../src/estimate';
import { createPrices } from '../../../src/prices';
import { type Judging, Reader, type Reading } from '../../../src/reader';
import { Desk } from '../../../src/reader/desk';
import { tokens } from '../../support/tokens';

const rooms = { tokens, prices: createPrices() };
const judging: Judging = {
  path: 'a.prompt.md',
  included: false,
  options: { defaultModel: 'gpt-4o', expectedOutputTokens: 500 },
  past: noPast,
  off: [],
  findings: { suggestCheaperModel: true },
};
/** Ends the thread that was started last. */
let kill = (_: Error) => {};
const troubles: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  troubles.length = 0;
});
afterEach(() => vi.useRealTimers());

const reader = () =>
  new Reader(
    (receive, fail) => {
      kill = fail;
      const desk = new Desk(rooms, { ask: () => new Promise(() => {}) }, receive);
      return { post: message => desk.receive(message), end: () => {} };
    },
    message => troubles.push(message),
  );

it('a thread that dies fails what it was asked, and the next edit starts another that knows every document', async () => {
  const all = reader();
  let text = 'one';
  let version = 1;
  const readings: (Reading | undefined)[] = [];
  const document = all.open({
    judging: () => judging,
    whole: () => ({ version, text }),
    onReading: (_, reading) => readings.push(reading),
  });
  await vi.advanceTimersByTimeAsync(1);
  const asked = document.ask({ kind: 'findings' });
  kill(new Error('out of memory'));
  await expect(asked).rejects.toThrow('out of memory');
  expect(troubles).toEqual(['The thread that reads prompts ended: out of memory']);
  text = 'Name three colours.';
  version = 2;
  document.change(2, [{ rangeOffset: 0, rangeLength: 3, text }], text.length);
  await vi.advanceTimersByTimeAsync(1);
  expect(readings.at(-1)).toMatchObject({
    version: 2,
    estimates: [{ messages: [{ tokens: { tokens: 4 } }] }],
  });
  expect((await all.measure('one two', 'o200k_base')).tokens).toBe(2);
  all.dispose();
});

it('an edit that would need a parse is told after a rest, and no later than a second', async () => {
  const long = `---\nmodel: gpt-4o\n---\n${'Name three colours. '.repeat(500)}`;
  const told: Reading[] = [];
  const clock = vi.spyOn(performance, 'now');
  // Every look at the clock is 20 ms after the one before, so that the file counts as one that takes long.
  let now = 0;
  clock.mockImplementation(() => {
    now += 20;
    return now;
  });
  const document = reader().open({
    judging: () => judging,
    whole: () => ({ version: 1, text: long }),
    onReading: (_, reading) => reading && told.push(reading),
  });
  await vi.advanceTimersByTimeAsync(1);
  document.change(2, [{ rangeOffset: long.length, rangeLength: 0, text: 'x' }], long.length + 1);
  await vi.advanceTimersByTimeAsync(1);
  expect(told.map(it => it.settled)).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(400);
  expect(told.map(it => it.settled)).toEqual([true, false, true]);
  expect(told[2]).toMatchObject({ ...told[1], settled: true });
  document.change(3, [{ rangeOffset: 4, rangeLength: 5, text: 'other' }], long.length + 1);
  await vi.advanceTimersByTimeAsync(1);
  expect(told).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toHaveLength(4);
  clock.mockRestore();
});
