import { describe, expect, it } from 'vitest';
import type { PlacedOpportunity } from '../../../../src/editor/opportunities/opportunities';
import { opportunityTip } from '../../../../src/editor/opportunities/tips';
import { type Finding, opportunitiesOf } from '../../../../src/findings';

const finding = (of: Partial<Finding>): Finding => ({
  code: 'minimise',
  severity: 'hint',
  message: '3 tokens can be saved. They say nothing.',
  start: 40,
  end: 60,
  index: 1,
  ...of,
});

describe('opportunities', () => {
  it('are findings with a saving, times the calls, the most first', () => {
    const found = [
      finding({ savingNano: 2 }),
      finding({ code: 'unpriced' }),
      finding({ code: 'cheaper-model', savingNano: 9 }),
    ];
    expect(opportunitiesOf(found, 1000).map(it => [it.code, it.worthNano])).toEqual([
      ['cheaper-model', 9000],
      ['minimise', 2000],
    ]);
    expect(opportunitiesOf(found, 0)).toEqual([]);
  });

  const tip = (of: Partial<Finding>) => {
    const [one] = opportunitiesOf([finding({ savingNano: 5, ...of })], 1200);
    const placed: PlacedOpportunity = {
      ...one!,
      workspace: '/shop',
      prompt: 'mail/reply.prompt.md',
      uri: 'file:///shop/mail/reply.prompt.md',
      index: 1,
    };
    return opportunityTip(placed);
  };

  it('say which prompt, on how many calls, and why', () => {
    expect(tip({})).toMatchObject({
      title: 'Shorter reply.prompt.md',
      text: 'mail/reply.prompt.md, 1,200 calls. 3 tokens can be saved.',
      worthNano: 6000,
    });
  });

  it('offer the remedy first and the place last, and always show the place', () => {
    const place = { uri: 'file:///shop/mail/reply.prompt.md', index: 1 };
    const { actions } = tip({ code: 'cheaper-model', model: 'gpt-4o-mini' });
    expect(actions.map(it => it.title)).toEqual(['Use gpt-4o-mini', 'Compare Models', 'Show']);
    expect(actions[0]).toMatchObject({
      command: 'promptmeter.openAndDo',
      arguments: [place.uri, 40, { command: 'promptmeter.useModel', arguments: [place, 'gpt-4o-mini'] }],
    });
    expect(actions[2]!.arguments).toEqual([place.uri, 40, undefined]);
    const drift = tip({ code: 'drift', model: 'gpt-4o' });
    expect(drift.actions.map(it => it.title)).toEqual(['Keep on gpt-4o', 'Show Routing Audit', 'Show']);
    expect(drift.actions[0]!.arguments?.[2]).toMatchObject({ arguments: [place, 'gpt-4o'] });
    expect(tip({ code: 'tool-schema' }).actions.map(it => it.title)).toEqual(['Show']);
    expect(tip({ code: 'cache-order' }).actions.map(it => it.title)).toEqual([
      'Move Variables Last…',
      'Show',
    ]);
  });
});
