import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace } from '../../../../src/editor/findings/pace';

/** Work that takes so many milliseconds, and when each was begun. */
function paceOf(takesMs: Readonly<Record<string, number>>) {
  const begun: string[] = [];
  const start = performance.now();
  const pace = new Pace<string>(async subject => {
    begun.push(`${subject} ${Math.round(performance.now() - start)}`);
    await new Promise(resolve => setTimeout(resolve, takesMs[subject]));
  });
  return { pace, begun };
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('the pace of findings', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('begins soon after the last of several changes, once', async () => {
    const { pace, begun } = paceOf({ a: 100 });
    for (let key = 0; key < 5; key++) {
      pace.soon('a');
      await pass(60);
    }
    await pass(1000);
    expect(begun).toEqual(['a 320']);
  });

  it('never begins twice at a time, and once more after what came due meanwhile', async () => {
    const { pace, begun } = paceOf({ a: 500 });
    for (let key = 0; key < 4; key++) {
      pace.soon('a');
      await pass(100);
    }
    await pass(2000);
    expect(begun).toEqual(['a 80', 'a 580']);
  });

  it('waits as long as the work takes where it takes long, but not for the first time, nor for others', async () => {
    const { pace, begun } = paceOf({ long: 900, short: 20, endless: 60_000 });
    const change = async (subject: string) => {
      pace.soon(subject);
      await pass(10_000);
    };
    for (const subject of ['long', 'long', 'long', 'short']) await change(subject);
    expect(begun).toEqual(['long 80', 'long 10080', 'long 20900', 'short 30080']);
    begun.length = 0;
    for (let time = 0; time < 3; time++) {
      pace.soon('endless');
      await pass(100_000);
    }
    expect(begun).toEqual(['endless 40080', 'endless 140080', 'endless 245000']);
  });

  it('does nothing for what is forgotten', async () => {
    const { pace, begun } = paceOf({ a: 500 });
    pace.soon('a');
    await pass(80);
    pace.soon('a');
    await pass(80);
    pace.forget('a');
    await pass(2000);
    expect(begun).toEqual(['a 80']);
    pace.soon('a');
    pace.dispose();
    await pass(2000);
    expect(begun).toEqual(['a 80']);
  });
});
