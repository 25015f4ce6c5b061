import { describe, expect, it } from 'vitest';
import { decide, isKeptOn, keepOn, readRouting } from '../../../src/policy';
import { createPrices } from '../../../src/prices';

const prices = createPrices();
const asking = (prompt: string) => ({
  ...{ model: 'gpt-4o', task: 'extraction', tags: [], prompt, inputTokens: () => 100, at: 0 },
});
/** Where a call of a prompt goes by the setting. */
const goes = (entry: object, prompt: string) =>
  decide(readRouting({ ...entry }).routing, asking(prompt), [], prices)?.models[0] ?? 'stays';

const policies = {
  cheap: { fixed: 'gpt-4o-mini' },
  rules: {
    rules: [
      { task: 'extraction', policy: 'cheap', priority: 10 },
      { tag: 'draft', model: 'gpt-4.1-nano' },
    ],
  },
};

describe('calls of a file that are left on their model', () => {
  it.each(['cheap', 'rules'])('stay, and all others go where “%s” sends them', policy => {
    const before = { policy, policies, limits: { providers: ['openai'] } };
    for (const path of ['mail/sort.prompt', 'sort.prompt', 'odd{a,b}*.prompt']) {
      const after = keepOn(before, path, 'gpt-4o')!;
      expect(readRouting(after).problems).toEqual([]);
      expect(goes(after, path)).toBe('gpt-4o');
      expect(goes(after, `${path}#second`)).toBe('gpt-4o');
      expect(goes(after, `other/${path}`)).toBe('gpt-4o-mini');
      expect(after.limits).toBe(before.limits);
      expect(isKeptOn(readRouting(after).routing, path, 'gpt-4o')).toBe(true);
      expect(isKeptOn(readRouting(after).routing, `other/${path}`, 'gpt-4o')).toBe(false);
      expect(isKeptOn(readRouting(before).routing, path, 'gpt-4o')).toBe(false);
    }
  });

  it('can be two files, one after the other', () => {
    const once = keepOn({ policy: 'cheap', policies }, 'a/one.prompt', 'gpt-4o')!;
    const twice = keepOn(once, 'a/two.prompt', 'gpt-4.1')!;
    expect([goes(twice, 'a/one.prompt'), goes(twice, 'a/two.prompt'), goes(twice, 'a/three.prompt')]).toEqual(
      ['gpt-4o', 'gpt-4.1', 'gpt-4o-mini'],
    );
  });

  it('need no rule where no policy holds', () => {
    expect(keepOn({ policies }, 'sort.prompt', 'gpt-4o')).toBeUndefined();
    expect(keepOn({ policy: 'gone', policies }, 'sort.prompt', 'gpt-4o')).toBeUndefined();
    expect(keepOn({}, 'sort.prompt', 'gpt-4o')).toBeUndefined();
  });
});
