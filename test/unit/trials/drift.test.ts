import { describe, expect, it } from 'vitest';
import type { WatchedCall } from '../../../src/ledger';
import { driftText, watches } from '../../../src/trials';

/** Watched calls, newest first, of which so many of the newest are bad. */
const watched = (count: number, bad: number, prompt = 'a.prompt'): WatchedCall[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ workspace: 'shop', prompt, at: 1000 - at, model: 'gpt-4o', cheaper: 'gpt-4o-mini' },
    keptPermille: at < bad ? 400 : 1000,
  }));

describe('watched answers', () => {
  it('have fallen behind when enough of them show it, by prompt', () => {
    const [a, b] = watches([...watched(20, 8), ...watched(20, 0, 'b.prompt')]);
    expect(a).toMatchObject({ prompt: 'a.prompt', pairs: 20, hasDrifted: true });
    expect(driftText(a!)).toBe(
      'gpt-4o-mini keeps 76 % of gpt-4o’s grades on the last 20 calls that were watched, of the 95 % wanted.',
    );
    expect(b).toMatchObject({ prompt: 'b.prompt', keeps: 1, hasDrifted: false });
  });

  it('are not taken for worse after a few, or for one bad answer', () => {
    expect(watches(watched(5, 5))[0]?.hasDrifted).toBe(false);
    expect(watches(watched(30, 1))[0]?.hasDrifted).toBe(false);
  });

  it('are the newest: what was bad long ago has passed', () => {
    const calls = [...watched(30, 0), ...watched(50, 50)];
    expect(watches(calls)[0]).toMatchObject({ pairs: 30, hasDrifted: false });
  });
});
