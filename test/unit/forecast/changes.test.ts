import { describe, expect, it } from 'vitest';
import { changes, type Spent } from '../../../src/forecast/changes';

const spent = (name: string, calls: number, inputEach: number, nanoEach: number): Spent => ({
  name,
  calls,
  input: calls * inputEach,
  costNano: calls * nanoEach,
});
const none = { prompts: [], models: [] };

describe('what changed', () => {
  it('names a prompt whose calls take far more input, and what that cost', () => {
    const before = { ...none, prompts: [spent('a', 20, 1000, 50), spent('b', 20, 1000, 50)] };
    const now = { ...none, prompts: [spent('a', 10, 2400, 120), spent('b', 10, 1400, 70)] };
    expect(changes(before, now)).toEqual([
      { kind: 'jumped', name: 'a', before: 1000, now: 2400, moreNano: 700 },
    ]);
  });

  it('does not judge by a handful of calls, nor call more of them a jump', () => {
    const before = { ...none, prompts: [spent('a', 4, 100, 5), spent('b', 50, 100, 5)] };
    const now = {
      ...none,
      prompts: [spent('a', 90, 900, 45), spent('b', 900, 100, 5), spent('c', 90, 900, 45)],
    };
    expect(changes(before, now)).toEqual([]);
  });

  it('names a new model that takes a good part of the spend', () => {
    const before = { ...none, models: [spent('small', 100, 10, 10)] };
    const now = {
      ...none,
      models: [spent('small', 100, 10, 10), spent('big', 3, 10, 300), spent('tiny', 9, 10, 10)],
    };
    expect(changes(before, now)).toMatchObject([{ kind: 'new', name: 'big', moreNano: 900 }]);
    expect(changes(none, now)).toEqual([]);
  });
});
