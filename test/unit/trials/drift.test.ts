import { describe, expect, it } from 'vitest';
import { severalName, type WatchedCall } from '../../../src/ledger';
import { createPrices } from '../../../src/prices';
import { parsePrompts } from '../../../src/prompts';
import { driftFindings, driftText, watches } from '../../../src/trials';

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

describe('the finding on routed answers that have fallen behind', () => {
  const text = '---\nmodel: openai/gpt-4o\n---\nSort the letters.';
  const told = (of: string, calls = watched(12, 12, 'mail/sort.prompt')) =>
    driftFindings(
      watches(calls),
      { path: 'mail/sort.prompt', text: of, prompts: parsePrompts('sort.prompt', of)!.prompts },
      createPrices(),
    );

  it('stands on the model that calls ask for, with what was measured and on how many', () => {
    const [finding, ...others] = told(text);
    expect(others).toEqual([]);
    expect(text.slice(finding!.start, finding!.end)).toBe('openai/gpt-4o');
    expect(finding).toMatchObject({ code: 'drift', severity: 'warning', model: 'gpt-4o', index: 0 });
    expect(finding?.message).toBe(
      'The answers that routing gives this prompt have fallen behind: gpt-4o-mini keeps 40 % of gpt-4o’s grades on the last 12 calls that were watched, of the 95 % wanted.',
    );
  });

  it('is none where the rule says nothing, of other files, or once the prompt is on another model', () => {
    expect(told(text, watched(9, 9, 'mail/sort.prompt'))).toEqual([]);
    expect(told(text, watched(12, 12, 'mail/sort.prompt.md'))).toEqual([]);
    expect(told(text.replace('gpt-4o', 'gpt-4.1'))).toEqual([]);
  });

  it('stands on each prompt that may have made the calls, says that it may be another, and promises no rule for it', () => {
    const of = (...prompts: string[]) => told(text, watched(12, 12, severalName(prompts)));
    const [finding, ...others] = of('mail/sort.prompt', 'mail/answer.prompt');
    expect(others).toEqual([]);
    expect(finding?.message).toBe(
      'Calls that may be of this prompt (one of: mail/answer.prompt, mail/sort.prompt) are given answers by routing that have fallen behind: ' +
        'gpt-4o-mini keeps 40 % of gpt-4o’s grades on the last 12 calls that were watched, of the 95 % wanted. Their text does not tell which prompt made them.',
    );
    expect(finding?.model).toBeUndefined();
    expect(finding?.key).not.toBe(told(text)[0]?.key);
    expect(of('a', 'b', 'mail/sort.prompt', 'z')).toHaveLength(1);
    expect(of('mail/sort.prompt.md', 'b')).toEqual([]);
  });

  it('is none where the file says to ignore it, or not to route its calls', () => {
    expect(told(text.replace('model:', 'promptmeter-route: none\nmodel:'))).toEqual([]);
    expect(told(text.replace('model:', 'promptmeter-ignore: drift\nmodel:'))).toEqual([]);
  });
});
