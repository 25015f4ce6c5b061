import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../../src/editor/trials/audit';

describe('the page of the audit', () => {
  it('has a row for each prompt that was routed and a line for each that was watched, markup escaped', () => {
    const routed = {
      ...{ workspace: '/shop', prompt: 'a|b.prompt', askedModel: 'gpt-4o', model: 'gpt-4o-mini' },
      ...{ reason: '“mine” is fixed', calls: 1200, setAside: 2, costNano: 1e9, askedNano: 5e9 },
      scorePermille: null,
    };
    const watched = {
      ...{ workspace: '/shop', prompt: 'sort.prompt', model: 'gpt-4o', cheaper: 'gpt-4o-mini' },
      ...{ pairs: 12, keeps: 0.7199, hasDrifted: true },
    };
    const page = pageOf([routed], [watched]);
    expect(page).toContain(
      '| a\\|b.prompt | gpt-4o | gpt-4o-mini | 1,200 | 2 | $1.00 | $4.00 | - | “mine” is fixed |',
    );
    expect(page).toContain(
      '- Watched: sort.prompt, gpt-4o-mini for gpt-4o: 71 % of its grades on 12 calls: **fallen behind**',
    );
  });

  it('says what to do where nothing was routed', () => {
    const page = pageOf([], []);
    expect(page).toMatch(/No call was routed .*`promptmeter\.routing`/);
    expect(page).toMatch(/No routed answer was watched.*`promptmeter\.watchPercent`/);
  });
});
