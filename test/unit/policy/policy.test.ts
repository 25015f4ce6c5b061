import { describe, expect, it } from 'vitest';
import { learns, readRouting, routingFor } from '../../../src/policy';
import { readPolicies } from '../../../src/policy/read';
import { asking, follow } from './asking';

describe('a policy', () => {
  it('that is fixed gives every call to its model', () => {
    expect(follow({ fixed: 'gpt-4o-mini' })).toMatchObject({
      models: ['gpt-4o-mini'],
      checks: [],
      reason: '“mine” is fixed on gpt-4o-mini',
    });
  });

  it('that is a table goes by the type of task, and says nothing of types it does not list', () => {
    const table = { table: { extraction: 'gpt-4o-mini' } };
    expect(follow(table)).toMatchObject({
      models: ['gpt-4o-mini'],
      reason: '“mine” gives extraction to gpt-4o-mini',
    });
    expect(follow(table, { task: 'coding' })).toBeUndefined();
    // Of an object's own fields alone.
    expect(follow(table, { task: 'constructor' })).toBeUndefined();
    expect(follow({ ...table, otherwise: 'gpt-4.1' }, { task: '' })).toMatchObject({
      models: ['gpt-4.1'],
      reason: '“mine” gives other tasks to gpt-4.1',
    });
  });

  it('of rules takes the one of the highest priority that holds in all it asks', () => {
    const rules = {
      rules: [
        { task: ['extraction', 'classification'], model: 'gpt-4o-mini' },
        { tag: 'legal', prompt: 'prompts/**', priority: 10, model: 'gpt-4.1' },
        { overTokens: 4000, priority: 5, policy: 'careful' },
        { model: 'gpt-4.1-mini', priority: -1 },
      ],
    };
    const others = { careful: { cascade: ['gpt-4o-mini', 'gpt-4o'], checks: [] } };
    const first = (over: Parameters<typeof follow>[1]) => follow(rules, over, { others })?.models[0];
    expect(follow(rules, {}, { others })?.reason).toBe('by rule 1 of “mine” it goes to gpt-4o-mini');
    expect(first({ tags: ['legal'] })).toBe('gpt-4.1');
    expect(first({ tags: ['legal'], prompt: 'notes/orders.md' })).toBe('gpt-4o-mini');
    expect(first({ task: 'coding' })).toBe('gpt-4.1-mini');
    expect(follow(rules, { inputTokens: () => 4001 }, { others })).toMatchObject({
      models: ['gpt-4o-mini', 'gpt-4o'],
      reason: 'by rule 3 of “mine” “careful” asks gpt-4o-mini, then gpt-4o',
    });
    expect(first({ inputTokens: () => 4000 })).toBe('gpt-4o-mini');
  });

  it('of rules goes by local hours, over midnight too, and by weekdays', () => {
    const rules = {
      rules: [
        { hours: '22-6', model: 'night' },
        { days: ['saturday'], model: 'weekend' },
      ],
    };
    const at = (day: number, hour: number) =>
      follow(rules, { at: new Date(2026, 10, day, hour).getTime() })?.models[0];
    expect([at(20, 21), at(20, 22), at(20, 5), at(20, 6)]).toEqual([undefined, 'night', 'night', undefined]);
    expect([at(21, 12), at(22, 12)]).toEqual(['weekend', undefined]);
  });

  it('that a prompt names takes the place of the general one', () => {
    const policies = {
      cheap: { fixed: 'gpt-4o-mini' },
      learning: { adaptive: ['gpt-4o-mini'], checks: [{ kind: 'json' }] },
    };
    const { routing } = readRouting({ policy: 'cheap', policies });
    expect(routingFor(routing, undefined).routing.name).toBe('cheap');
    expect(routingFor(routing, 'learning').routing.name).toBe('learning');
    expect(routingFor(routing, 'none').routing.name).toBeUndefined();
    expect(routingFor(routing, 'gone')).toMatchObject({
      routing: { name: undefined },
      problem: 'There is no routing policy “gone”, so nothing is routed.',
    });
    expect([learns(routing, asking()), learns({ ...routing, name: 'learning' }, asking())]).toEqual([
      false,
      true,
    ]);
  });

  it('that is not set up, or is not understood, routes nothing', () => {
    expect(readRouting({}).routing.name).toBeUndefined();
    expect(readRouting({ policy: 'gone' })).toMatchObject({
      routing: { policies: new Map() },
      problems: ['There is no routing policy “gone”, so nothing is routed.'],
    });
    const wrong = readRouting({
      policy: 'cheap',
      policies: { cheap: { fixed: 'a' } },
      limits: { model: ['a'] },
    });
    expect(wrong.routing.name).toBeUndefined();
    expect(wrong.problems[0]).toContain('Your setting of routing cannot be read, so nothing is routed');
  });

  it.each([
    ['*.prompt.md', true],
    ['prompts/*.md', true],
    ['./prompts/*.md', true],
    ['*/orders.*', true],
    ['prompts/**/orders.prompt.md', true],
    ['**', true],
    ['prompts/{orders,mail}.prompt.md', true],
    ['prompts', false],
    ['*.md/orders', false],
    ['prompts/o?ders.prompt.md', true],
    ['prompts/?rompt.md', false],
    ['prompts.orders+prompt.md', false],
  ])('of rules takes %s for its prompt: %s', (pattern, holds) => {
    const rules = { rules: [{ prompt: pattern, model: 'gpt-4o-mini' }] };
    expect(follow(rules, { prompt: 'prompts/orders.prompt.md#second' }) !== undefined).toBe(holds);
  });
});

describe('the limits', () => {
  const limits = {
    models: ['gpt-4o*', 'gpt-4.1'],
    providers: ['openai'],
    floors: { legal: 'gpt-4o', draft: 'gpt-4o-mini' },
  };

  it('keep a policy from models that are not allowed: the call stays on its own', () => {
    expect(follow({ fixed: 'claude-haiku-4-5' }, {}, { limits })).toMatchObject({
      models: ['gpt-4o'],
      reason: '“mine” is fixed on claude-haiku-4-5; the limits leave out a model',
    });
    expect(
      follow({ cascade: ['gpt-4.1-nano', 'gpt-4o-mini', 'gpt-4o'], checks: [] }, {}, { limits })?.models,
    ).toEqual(['gpt-4o-mini', 'gpt-4o']);
    expect(
      follow({ fixed: 'no-model-of-anyone' }, {}, { limits: { ...limits, models: ['*'] } })?.models,
    ).toEqual(['gpt-4o']);
  });

  it('give a tagged call its model at least, whatever was asked', () => {
    expect(follow({ fixed: 'gpt-4o-mini' }, { tags: ['draft', 'legal'] }, { limits })).toMatchObject({
      models: ['gpt-4o'],
      reason: '“mine” is fixed on gpt-4o-mini; “legal” is given gpt-4o at least',
    });
    const silent = { table: { coding: 'gpt-4o' } };
    expect(follow(silent, { model: 'gpt-4o-mini', tags: ['legal'] }, { limits })).toMatchObject({
      models: ['gpt-4o'],
      reason: '“mine”: “legal” is given gpt-4o at least',
    });
    expect(follow(silent, { tags: ['legal'] }, { limits })).toBeUndefined();
    expect(
      follow({ cascade: ['gpt-4o-mini', 'gpt-4.1', 'gpt-4o'], checks: [] }, { tags: ['legal'] }, { limits })
        ?.models,
    ).toEqual(['gpt-4o']);
  });
});

describe('reading policies', () => {
  it('takes those it understands, and says what is wrong with the others', () => {
    const { policies, problems } = readPolicies({
      good: { cascade: ['a', 'b'], checks: [{ kind: 'json', schema: { type: 'object' } }] },
      none: {},
      two: { fixed: 'a', table: {} },
      lone: { cascade: ['a'] },
      blind: { cascade: ['a', 'b'] },
      stranger: { fixed: 'a', fallback: 'b' },
      pattern: { cascade: ['a', 'b'], checks: [{ kind: 'pattern', pattern: '(' }] },
      expecting: { cascade: ['a', 'b'], checks: [{ kind: 'exact' }] },
      late: { rules: [{ hours: '25-3', model: 'a' }] },
      both: { rules: [{ model: 'a', policy: 'good' }] },
      lost: { rules: [{ policy: 'gone' }] },
      round: { rules: [{ policy: 'round' }] },
      careless: { adaptive: ['a'], checks: [{ kind: 'answered' }] },
      curious: { adaptive: ['a'], checks: [{ kind: 'json' }], explore: 0.5 },
      text: 'gpt-4o',
    });
    expect([...policies.keys()]).toEqual(['good']);
    expect(problems).toHaveLength(14);
    expect(problems[0]).toBe(
      'Your routing policy “none” is not used: it has not just one of fixed, table, rules, cascade, adaptive.',
    );
    expect(problems.find(it => it.includes('“pattern”'))).toContain('The regular expression');
    expect(problems.find(it => it.includes('“late”'))).toBe(
      'Your routing policy “late” is not used: “rules.0.hours”: is no hours such as 18-8.',
    );
    expect(problems.find(it => it.includes('“careless”'))).toContain(
      'so it could learn nothing of its quality',
    );
  });

  it('judges by the checks of a policy, a refusal first of all', () => {
    const { policies } = readPolicies({
      it: { cascade: ['a', 'b'], checks: [{ kind: 'length', unit: 'words', maximum: 3 }] },
    });
    const policy = policies.get('it');
    const checks = policy?.kind === 'cascade' ? policy.checks : [];
    const failed = (answer: string) => checks.filter(it => it.judge(answer).score !== 1).map(it => it.name);
    expect(failed('Yes it is')).toEqual([]);
    expect(failed('one two three four')).toEqual(['length']);
    expect(failed('')).toContain('answered');
  });
});
